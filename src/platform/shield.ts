/** Headers that every reply carries so that a browser helps to keep people safe. */
import { isForPrograms } from './negotiate.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface Shield {
  /** For pages and files. */
  site: Record<string, string>;
  /** For addresses that programs of other sites may read. */
  api: Record<string, string>;
  of(path: string): Record<string, string>;
}

/** `origin` decides whether browsers are told to stay on https (RFC 6797, two years; subdomains are the city's own matter). */
export function shield(origin: string): Shield {
  const shared = {
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=63072000' }),
  };
  const site = { ...shared, 'cross-origin-resource-policy': 'same-origin' };
  const api = { ...shared, 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag, Link, X-Request-Id' };
  return { site, api, of: (path) => (isForPrograms(path) ? api : site) };
}
