/** A wording (定型の文) that is used again. */
export interface Wording {
  id: number;
  title: string;
  text: string;
  /** Key of the city's list of outcomes that it goes with. */
  outcome: string | null;
  used: number;
  revision: number;
  actingAs: string;
}

export const wordingTitleMax = 100;
export const wordingTextMax = 5_000;
export const wordingSorts = ['title', 'used'] as const;
export type WordingSort = (typeof wordingSorts)[number];
