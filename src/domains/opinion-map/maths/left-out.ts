/** Numbers that nobody has: who was left out is published as a count alone, and their votes are not there to be taken out. */
export function leftOut(people: number): number[] {
  return Array.from({ length: people }, (_, index) => -1 - index);
}
