/** What staff had typed of an opinion on paper before they mended it. */
export interface Mended {
  /** Of the opinion, from 0. */
  position: number;
  before: string;
  reason: string;
  actingAs: string;
  at: Date;
}
