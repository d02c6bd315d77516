/** Letters go out: to the city's mail server, or into a folder where there is none. */
import nodemailer from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import type { Settings } from './config.ts';
import { codeOf } from './database.ts';
import type { Job } from './jobs.ts';
import { mailFolder, putLetter } from './mail-folder.ts';
import { messageOf } from './mail-message.ts';
import { openMail, type WaitingMail } from './mail.ts';

/**
 * The job that `sendMail` adds. It may run twice for one letter, which then has the same Message-ID. What it throws holds
 * nothing of the letter, because failures of jobs are logged and kept.
 */
export function mailJob(settings: Pick<Settings, 'mailUrl' | 'mailFrom' | 'dataFolder'>): Job {
  const { mailUrl, mailFrom, dataFolder } = settings;
  return {
    name: 'mail.send',
    async run(payload, { site, clock, safe }) {
      const mail = openMail(payload as WaitingMail, safe);
      const message = messageOf(mail, { from: mailFrom, site, at: clock.now() });
      if (mailUrl === null) await putLetter(mailFolder(dataFolder), mail, message);
      else await send(mailUrl, message);
    },
  };
}

async function send(url: string, message: SendMailOptions): Promise<void> {
  const transport = nodemailer.createTransport({ url, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, disableFileAccess: true, disableUrlAccess: true, logger: false, ...privacyOf(url) });
  const failure = await transport.sendMail(message).then(() => null, reasonOf);
  transport.close();
  // Without the server's own words and the error itself: they usually repeat the address.
  if (failure !== null) throw new Error(`the mail server did not take a letter (${failure})`);
}

/** Letters hold links that sign people in: on their way to another machine they are encrypted, unless the address says `?requireTLS=false`. */
function privacyOf(url: string): { requireTLS?: boolean } {
  const { protocol, hostname, searchParams } = new URL(url);
  const isNear = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === 'smtp:' && !isNear && !searchParams.has('requireTLS') ? { requireTLS: true } : {};
}

/** Code of the connection or of the server's answer. */
function reasonOf(error: unknown): string {
  const answer = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? `SMTP ${error.responseCode}` : null;
  return answer ?? codeOf(error) ?? 'no answer';
}
