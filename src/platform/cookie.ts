/** Value of a named cookie in a Cookie header; null where it is not there. */
export function cookieOf(cookies: string | null, name: string): string | null {
  for (const part of cookies?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
