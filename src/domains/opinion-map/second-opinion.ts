/** What one moderator asks another about a statement. */
export interface SecondOpinion {
  question: string;
  /** True where the person asking now asked it. */
  mine: boolean;
  askedAs: string;
  /** What colleagues know them by; null once the account is erased. Never public. */
  askedBy: string | null;
  askedAt: Date;
  advice: string | null;
  advisedAs: string | null;
  advisedBy: string | null;
  advisedAt: Date | null;
  settledAt: Date | null;
}
