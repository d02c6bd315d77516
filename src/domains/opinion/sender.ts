/** Who sent something in: kept apart from the opinion, sealed under a key that is not in the database. */
import type { Safe } from '#platform/safe';

/** As the sender gave it; nothing is changed. Never published, never in a list or an export. */
export interface SenderGiven {
  name: string;
  address: string;
  email?: string;
  phone?: string;
}

export interface SealedSender {
  sealed: Buffer;
  /** The same for the same name and address, however they are spelt; null where either is missing: a name alone is not a person. */
  fingerprint: Buffer | null;
}

export function isSenderEmpty({ name, address, email = '', phone = '' }: SenderGiven): boolean {
  return [name, address, email, phone].every((said) => said.trim() === '');
}

export function sealSender(safe: Pick<Safe, 'seal' | 'fingerprint'>, { name, address, email, phone }: SenderGiven): SealedSender {
  const key = senderKey(name, address);
  return { sealed: safe.seal(JSON.stringify({ name, address, ...(email ? { email } : {}), ...(phone ? { phone } : {}) })), fingerprint: key === null ? null : safe.fingerprint(key) };
}

/** @throws Error for what no key of the safe opens. */
export function openSender(safe: Pick<Safe, 'open'>, sealed: Uint8Array): SenderGiven {
  return JSON.parse(safe.open(sealed)) as SenderGiven;
}

const kanjiDigits = '〇一二三四五六七八九';

/**
 * Name and address without what people write in one way or another: widths, spaces, dashes, and the words of a house number
 * (１丁目２番３号, 一丁目2-3, 1-2-3).
 */
export function senderKey(name: string, address: string): string | null {
  const plainName = plain(name);
  const plainAddress = plain(address)
    .replace(/[一二三四五六七八九](?=丁目)/gu, (digit) => String(kanjiDigits.indexOf(digit)))
    .replace(/(?<=\d)(?:丁目|番地の|番地|番|号|の|[-‐‑‒–—―−ー])/gu, '-')
    .replace(/-+(?=$|[^\d])/gu, '');
  return plainName === '' || plainAddress === '' ? null : `${plainName}\n${plainAddress}`;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s・,、.]/gu, '');
}
