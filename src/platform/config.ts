/** Every setting of the program, in one place: name in the environment, default, meaning, check. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMailAddress } from './mail-address.ts';
import { logLevels, type LogLevel } from './log.ts';
import type { SafeKeyPlace } from './safe.ts';
import { readProviders, type SignInWays } from './sign-in-way.ts';

export interface Settings {
  port: number;
  host: string;
  origin: string;
  databaseUrl: string | null;
  /** Who migrates, where the program's own role is another. */
  databaseOwnerUrl: string | null;
  dataFolder: string;
  cityFolder: string;
  logLevel: LogLevel;
  poolMax: number;
  statementTimeoutMs: number;
  cacheMegabytes: number;
  readsPerMinute: number;
  writesPerMinute: number;
  trustedProxies: string[];
  metricsToken: string | null;
  drainSeconds: number;
  /** Where letters go out; may hold a password. Null: they are put into a folder. */
  mailUrl: string | null;
  /** Sender of letters, one e-mail address. */
  mailFrom: string;
  /** Where the private keys of the record's logs are: given with the environment, else in a file of the data folder. */
  logKey: LogKeyPlace;
  /** Where the key is that seals names, addresses and letters. */
  safeKey: SafeKeyPlace;
  /** Ways to sign in besides passkeys and links by e-mail. */
  ways: SignInWays;
  outside: Outside;
  /** True where the city's work needs a sign-in that no mailbox can give. */
  staffNeedsStrongSignIn: boolean;
}

export interface LogKeyPlace {
  given: string | null;
  file: string;
}

/** Where clamd listens. */
export type ScannerPlace = { host: string; port: number } | { path: string };

/** What the program speaks to besides its database and the people. */
export interface Outside {
  /** Where a virus scanner listens; null: files of strangers are cleaned, but not looked through. */
  scanner: ScannerPlace | null;
  /** Mailbox out of which opinions are read; null: none. */
  mailbox: MailboxPlace | null;
}

/** A mailbox to read (IMAP). */
export interface MailboxPlace {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  /** Where it is not: whether TLS must begin before the password is sent. */
  startTls: boolean;
  user: string;
  password: string;
  folder: string;
}

/** A setting that the program cannot start with; the message is a sentence for the person who starts it. */
export class SettingError extends Error {}

interface Setting {
  name: string;
  fallback: string;
  about: string;
}

export const settingsList = [
  { name: 'PORT', fallback: '3000', about: 'TCP port of the site, 0 to 65535 (0: any free one)' },
  { name: 'HOST', fallback: '127.0.0.1', about: 'address to listen on; 0.0.0.0 for every interface' },
  { name: 'HIRAKU_ORIGIN', fallback: '', about: 'public address of the site, such as https://plan.example.jp; default http://localhost:PORT' },
  { name: 'DATABASE_URL', fallback: '', about: 'postgres:// address of a PostgreSQL 15 or newer; default: an embedded one under HIRAKU_DATA' },
  { name: 'HIRAKU_DATABASE_OWNER_URL', fallback: '', about: 'postgres:// address of the role that owns the tables; DATABASE_URL then names one that owns nothing and gets the rights it needs. `hiraku migrate` with both is enough, the site then starts with DATABASE_URL alone. If that names the owner, each connection takes on a lesser role by SET ROLE, which a hostile session could lay down again' },
  { name: 'HIRAKU_DATA', fallback: 'var', about: 'folder of the embedded database, the stored files and logs' },
  { name: 'HIRAKU_CITY', fallback: '', about: 'folder with city.json, as `hiraku init` makes it; default: the sample' },
  { name: 'HIRAKU_LOG_LEVEL', fallback: 'warn', about: `one of ${logLevels.join(', ')}` },
  { name: 'HIRAKU_POOL_MAX', fallback: '12', about: 'database connections of this process, 2 to 100' },
  { name: 'HIRAKU_STATEMENT_TIMEOUT_MS', fallback: '15000', about: 'longest time of one database statement in milliseconds, 100 to 600000' },
  { name: 'HIRAKU_CACHE_MB', fallback: '48', about: 'memory for finished pages in megabytes, 0 to 4096' },
  { name: 'HIRAKU_READS_PER_MINUTE', fallback: '6000', about: 'pages one address may ask for in a minute, 0: no limit' },
  { name: 'HIRAKU_WRITES_PER_MINUTE', fallback: '60', about: 'forms one address may send in a minute, 0: no limit' },
  { name: 'HIRAKU_TRUSTED_PROXIES', fallback: '', about: 'addresses of own proxies whose X-Forwarded-For counts, separated by commas' },
  { name: 'HIRAKU_METRICS_TOKEN', fallback: '', about: 'bearer token for /metrics from other machines; without it only this machine may read them' },
  { name: 'HIRAKU_DRAIN_SECONDS', fallback: '10', about: 'how long a stop waits for requests under way, 0 to 300' },
  { name: 'HIRAKU_MAIL_URL', fallback: '', about: 'mail server for letters, smtp://user:password@host:587 (with STARTTLS, unless it ends in ?requireTLS=false) or smtps://…; without it they lie in HIRAKU_DATA/mail and are shown at /dev/mail on this machine' },
  { name: 'HIRAKU_MAIL_FROM', fallback: '', about: 'sender of letters, an e-mail address; needed with HIRAKU_MAIL_URL' },
  { name: 'HIRAKU_OIDC', fallback: '', about: 'providers to sign in with (OpenID Connect), as a JSON list; secrets stand in variables that it names' },
  { name: 'HIRAKU_OIDC_FILE', fallback: '', about: 'file with that list, instead of HIRAKU_OIDC' },
  { name: 'HIRAKU_PASSWORDS', fallback: 'off', about: 'on: people may choose a password; off: passkeys, links by e-mail and providers only' },
  { name: 'HIRAKU_STAFF_SIGN_IN', fallback: 'any', about: 'strong: staff work only after a passkey or a provider; a link by e-mail or a password then opens their own page alone, where a passkey is added. any: every way will do' },
  { name: 'HIRAKU_BREACH_FILTER', fallback: '', about: 'file of breached passwords, made by scripts/make-breach-filter.ts; default: the shipped one' },
  { name: 'HIRAKU_LOG_KEY', fallback: '', about: 'private keys that sign the logs of the record, newest first, separated by commas; default: log-key in HIRAKU_DATA, made once' },
  { name: 'HIRAKU_SAFE_KEY', fallback: '', about: 'keys that seal names, addresses and letters of those who take part, 32 bytes in base64 each, newest first, separated by commas; default: safe-key in HIRAKU_DATA, made once. Without it they cannot be read, from a backup either' },
  { name: 'HIRAKU_CLAMD', fallback: '', about: 'virus scanner that looks through files of those who take part: host:port of clamd, or the path of its socket; without it they are cleaned but not scanned, and staff are told. While it does not answer, no file is taken' },
  { name: 'HIRAKU_MAILBOX_URL', fallback: '', about: 'mailbox to which opinions are sent, read every two minutes: imaps://user:password@host:993/FOLDER, or imap://… with STARTTLS, unless it ends in ?requireTLS=false; the folder is INBOX where none is named' },
] as const satisfies readonly Setting[];

type Name = (typeof settingsList)[number]['name'];

/** The folder that holds package.json, whether the program runs from `src/` or from `dist/`. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? process.cwd() : findRoot(parent);
}

/** Variables that look like settings of the program and are none: misspelt, most likely. */
export function unknownSettings(env: Record<string, string | undefined>): string[] {
  const known = new Set<string>(settingsList.map(({ name }) => name));
  return Object.keys(env).filter((name) => name.startsWith('HIRAKU_') && !known.has(name));
}

/** Reads and checks all settings. @throws SettingError naming the first wrong one. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const read = (name: Name): string => env[name]?.trim() || settingsList.find((setting) => setting.name === name)!.fallback;
  const port = whole('PORT', read('PORT'), 0, 65535);
  return {
    port,
    host: read('HOST'),
    origin: origin(read('HIRAKU_ORIGIN') || `http://localhost:${port}`),
    databaseUrl: databaseUrl('DATABASE_URL', read('DATABASE_URL')),
    databaseOwnerUrl: databaseOwnerUrl(read('HIRAKU_DATABASE_OWNER_URL'), read('DATABASE_URL')),
    dataFolder: folder(read('HIRAKU_DATA')),
    cityFolder: read('HIRAKU_CITY') ? folder(read('HIRAKU_CITY')) : sampleCity(),
    logLevel: oneOf('HIRAKU_LOG_LEVEL', read('HIRAKU_LOG_LEVEL'), logLevels),
    poolMax: whole('HIRAKU_POOL_MAX', read('HIRAKU_POOL_MAX'), 2, 100),
    statementTimeoutMs: whole('HIRAKU_STATEMENT_TIMEOUT_MS', read('HIRAKU_STATEMENT_TIMEOUT_MS'), 100, 600_000),
    cacheMegabytes: whole('HIRAKU_CACHE_MB', read('HIRAKU_CACHE_MB'), 0, 4096),
    readsPerMinute: whole('HIRAKU_READS_PER_MINUTE', read('HIRAKU_READS_PER_MINUTE'), 0, 10_000_000),
    writesPerMinute: whole('HIRAKU_WRITES_PER_MINUTE', read('HIRAKU_WRITES_PER_MINUTE'), 0, 10_000_000),
    trustedProxies: proxies(read('HIRAKU_TRUSTED_PROXIES')),
    metricsToken: read('HIRAKU_METRICS_TOKEN') || null,
    logKey: { given: read('HIRAKU_LOG_KEY') || null, file: join(folder(read('HIRAKU_DATA')), 'log-key') },
    safeKey: { given: read('HIRAKU_SAFE_KEY') || null, file: join(folder(read('HIRAKU_DATA')), 'safe-key') },
    drainSeconds: whole('HIRAKU_DRAIN_SECONDS', read('HIRAKU_DRAIN_SECONDS'), 0, 300),
    ...mail(read('HIRAKU_MAIL_URL'), read('HIRAKU_MAIL_FROM')),
    staffNeedsStrongSignIn: oneOf('HIRAKU_STAFF_SIGN_IN', read('HIRAKU_STAFF_SIGN_IN'), ['any', 'strong']) === 'strong',
    outside: { scanner: scanner(read('HIRAKU_CLAMD')), mailbox: mailbox(read('HIRAKU_MAILBOX_URL')) },
    ways: {
      providers: readProviders({ text: read('HIRAKU_OIDC'), file: read('HIRAKU_OIDC_FILE') }, env, (why) => new SettingError(`HIRAKU_OIDC: ${why}`)),
      passwords: oneOf('HIRAKU_PASSWORDS', read('HIRAKU_PASSWORDS'), ['on', 'off']) === 'on',
      breachFilter: read('HIRAKU_BREACH_FILTER') ? folder(read('HIRAKU_BREACH_FILTER')) : null,
    },
  };
}

function whole(name: Name, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new SettingError(`${name} is "${text}", but must be a whole number from ${least} to ${most}.`);
}

function oneOf<T extends string>(name: Name, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found) return found;
  throw new SettingError(`${name} is "${text}", but must be one of ${allowed.join(', ')}.`);
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username) return url.origin;
  throw new SettingError(`HIRAKU_ORIGIN is "${text}", but must be an address such as https://plan.example.jp without a path.`);
}

function databaseUrl(name: Name, text: string): string | null {
  if (!text) return null;
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  // The value may hold a password: it is not repeated.
  throw new SettingError(`${name} must begin with postgres:// or postgresql:// and be a whole address.`);
}

function databaseOwnerUrl(text: string, program: string): string | null {
  if (text && !program) throw new SettingError('HIRAKU_DATABASE_OWNER_URL needs DATABASE_URL beside it, with the role that the program works under.');
  return databaseUrl('HIRAKU_DATABASE_OWNER_URL', text);
}

function mail(url: string, from: string): Pick<Settings, 'mailUrl' | 'mailFrom'> {
  // The address may hold a password: it is not repeated.
  if (url && !(/^smtps?:\/\/[^/]/.test(url) && URL.canParse(url))) throw new SettingError('HIRAKU_MAIL_URL must begin with smtp:// or smtps:// and be a whole address. Letters like : / @ in a password are written %3A %2F %40.');
  if (from && !isMailAddress(from)) throw new SettingError(`HIRAKU_MAIL_FROM is "${from}", but must be an e-mail address alone, such as plan@example.jp.`);
  if (url && !from) throw new SettingError('HIRAKU_MAIL_FROM is missing: letters need a sender, such as plan@example.jp.');
  return { mailUrl: url || null, mailFrom: from || 'hiraku@localhost' };
}

function scanner(text: string): ScannerPlace | null {
  if (!text) return null;
  if (isAbsolute(text)) return { path: text };
  const [, host, port] = /^(\[[\da-f:]+\]|[^:\s/]+):(\d{1,5})$/i.exec(text) ?? [];
  if (host && Number(port) > 0 && Number(port) < 65536) return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  throw new SettingError(`HIRAKU_CLAMD is "${text}", but must be host:port of clamd or the whole path of its socket.`);
}

function mailbox(text: string): MailboxPlace | null {
  if (!text) return null;
  const url = /^imaps?:\/\/[^/]/.test(text) && URL.canParse(text) ? new URL(text) : null;
  // The address holds a password: it is not repeated.
  if (!url?.hostname || !url.username || !url.password) throw new SettingError('HIRAKU_MAILBOX_URL must be imaps://user:password@host:993/FOLDER or imap://…. Letters like : / @ in a password are written %3A %2F %40.');
  const secure = url.protocol === 'imaps:';
  return { host: url.hostname, port: Number(url.port) || (secure ? 993 : 143), secure, startTls: !secure && url.searchParams.get('requireTLS') !== 'false', user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX' };
}

function proxies(text: string): string[] {
  const list = text.split(',').map((address) => address.trim()).filter(Boolean);
  const wrong = list.find((proxy) => !/^[^/]+(\/\d{1,3})?$/.test(proxy) || isIP(proxy.split('/')[0]!) === 0 || Number(proxy.split('/')[1] ?? 0) > (isIP(proxy.split('/')[0]!) === 6 ? 128 : 32));
  if (wrong === undefined) return list;
  throw new SettingError(`HIRAKU_TRUSTED_PROXIES names "${wrong}", but each must be an address or a network such as 10.0.0.0/8.`);
}

function folder(text: string): string {
  return isAbsolute(text) ? text : resolve(projectRoot, text);
}

/** The program names no city: the sample is the one whose profile says so. */
function sampleCity(): string {
  const data = join(projectRoot, 'data');
  const folders = existsSync(data) ? readdirSync(data).toSorted() : [];
  const found = folders.find((name) => {
    const file = join(data, name, 'city.json');
    return existsSync(file) && /"sample":\s*true/.test(readFileSync(file, 'utf8'));
  });
  return join(data, found ?? 'city');
}
