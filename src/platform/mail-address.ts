import { domainToASCII } from 'node:url';

/** One e-mail address, as the program takes it: no list, no name, nothing that could begin another header (RFC 5321, 4.5.3.1). */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u.test(text);
}

/**
 * What the spellings of one mailbox share: Unicode-composed, without regard to case, the host as the net knows it (UTS 46). Else
 * limits per mailbox would be passed by writing its host in wide letters.
 */
export function mailKey(address: string): string {
  const plain = address.trim().normalize('NFC').toLowerCase();
  const at = plain.lastIndexOf('@') + 1;
  const host = plain.slice(at);
  return plain.slice(0, at) + (domainToASCII(host) || host).replace(/\.$/, '');
}
