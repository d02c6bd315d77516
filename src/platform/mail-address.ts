/** One e-mail address, as the program takes it: no list, no name, nothing that could begin another header (RFC 5321, 4.5.3.1). */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u.test(text);
}
