/** How the last reading of the mailbox went. */
export type MailboxProblem = 'login-refused' | 'unreachable' | 'no-folder' | 'broken';

export interface MailboxState {
  triedAt: Date;
  readAt: Date | null;
  problem: MailboxProblem | null;
}
