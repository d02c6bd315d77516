/** What the committee on administrative reform says of an item of the reform plan. */

export const opinionMax = 4_000;

export interface Opinion {
  /** Number of the programme that is the item. */
  programme: string;
  text: string;
  /** Counts the texts it had; 0 where there is none yet. */
  revision: number;
  actingAs: string;
  at: Date;
  publishedAt: Date | null;
  /** False where its text is not what the public reads. */
  isPublic: boolean;
}
