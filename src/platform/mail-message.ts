/** From a letter to an e-mail message (RFC 5322): what people typed can become words of it, never headers. */
import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Site } from './http.ts';
import { isMailAddress } from './mail-address.ts';
import type { Mail } from './mail.ts';

/** @throws Error, without the address, for what cannot be sent at any time */
export function messageOf(mail: Mail, { from, site, at }: { from: string; site: Pick<Site, 'name' | 'origin'>; at: Date }): SendMailOptions {
  if (!isMailAddress(mail.to)) throw new Error('the letter is addressed to what is no single e-mail address');
  return {
    from: { name: oneLine(site.name.ja), address: from },
    // As it is counted: two addresses that are one here are one mailbox.
    to: { name: '', address: mail.to.normalize('NFC') },
    subject: oneLine(mail.subject),
    text: mail.text,
    date: at,
    messageId: messageId(mail.key, site.origin),
    // Machines that answer mail leave this one alone (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', ...listHeaders(mail.headers ?? {}) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The same for the same letter, so that a letter sent twice after a crash is recognised as one. */
export function messageId(key: string, origin: string): string {
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${new URL(origin).hostname}>`;
}

/** Line ends and other control characters become a space. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function listHeaders(headers: Record<string, string>): Record<string, string> {
  const wrong = Object.keys(headers).find((name) => !/^List-[A-Za-z-]+$/.test(name));
  if (wrong !== undefined) throw new Error('a letter brings a header other than those of lists');
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)]));
}
