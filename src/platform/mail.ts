/** Letters by e-mail: written in the transaction of what they tell, sent afterwards by a job. */
import type { Database } from './database.ts';
import { addJob } from './jobs.ts';
import type { Safe } from './safe.ts';

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

/** Sends a letter once the caller's transaction has committed. With a safe it waits sealed, for letters that tell who takes part. */
export async function sendMail(tx: Database, mail: Mail, safe?: Pick<Safe, 'seal'>): Promise<void> {
  const payload: WaitingMail = safe ? { sealed: safe.seal(JSON.stringify(mail)).toString('base64') } : mail;
  await addJob(tx, 'mail.send', payload, { key: `mail:${mail.key}` });
}

/** A letter as it waits in the queue. */
export type WaitingMail = Mail | { sealed: string };

/** @throws Error for what no key of the safe opens. */
export function openMail(waiting: WaitingMail, safe: Pick<Safe, 'open'>): Mail {
  return 'sealed' in waiting ? (JSON.parse(safe.open(Buffer.from(waiting.sealed, 'base64'))) as Mail) : waiting;
}
