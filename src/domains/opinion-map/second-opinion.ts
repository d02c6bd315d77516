/** What one moderator asks another about a statement. */
export interface SecondOpinion {
  question: string;
  /** True where the person asking now asked it. */
  mine: boolean;
  askedAs: string;
  askedAt: Date;
  advice: string | null;
  advisedAs: string | null;
  advisedAt: Date | null;
  settledAt: Date | null;
}
