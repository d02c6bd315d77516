/** Spaces come and go with line breaks in print, width and case with typing habits; anything else makes another name. */
export function programmeKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
