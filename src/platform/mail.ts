/** Letters by e-mail: written in the transaction of what they tell, sent afterwards by a job. */
import type { Database } from './database.ts';
import { addJob } from './jobs.ts';

export interface Mail {
  /** Unique for what is told to whom, `digest:2026-11-22:…`: a letter of one key is sent once. */
  key: string;
  to: string;
  subject: string;
  /** Plain text; lines as long as they are. */
  text: string;
  /** Headers besides the usual ones: List-Unsubscribe, List-Unsubscribe-Post. */
  headers?: Record<string, string>;
}

/** Sends a letter once the caller's transaction has committed. */
export async function sendMail(tx: Database, mail: Mail): Promise<void> {
  await addJob(tx, 'mail.send', mail, { key: `mail:${mail.key}` });
}
