/** A browser that keeps cookies, and the letterbox of the town, for tests of signing in. */
import { listLetters, mailFolder } from '#platform/mail-folder';
import type { Town } from '#town';

export interface Visitor {
  cookies: Map<string, string>;
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a form with the token that this browser holds. */
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** `peer`: the address that this browser asks from; in-process without it. */
export function visitor(town: Town, peer?: string): Visitor {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(new URL(path, town.settings.origin), { ...init, headers: { accept: 'text/html', cookie, 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0', ...(init.headers as Record<string, string>) } });
    const reply = await town.server.fetch(request, peer);
    for (const line of reply.headers.getSetCookie()) keep(cookies, line);
    return reply;
  }
  return {
    cookies,
    ask,
    async post(path, fields = {}, headers = {}) {
      if (!cookies.has('hiraku-csrf')) await ask('/sign-in');
      return ask(path, { method: 'POST', headers, body: new URLSearchParams({ csrf: cookies.get('hiraku-csrf') ?? '', ...fields }) });
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
  if (value === '' || /max-age=0/i.test(line)) cookies.delete(name!);
  else cookies.set(name!, value!);
}

export interface Received {
  subject: string;
  text: string;
  /** Path of the address that the letter holds, with its language; empty for none. */
  path: string;
}

/** Letters that arrived at an address so far, the oldest first. */
export async function lettersTo(town: Town, address: string): Promise<Received[]> {
  await town.program.runPendingJobs();
  const letters = await listLetters(mailFolder(town.settings.dataFolder));
  return letters
    .filter(({ to }) => to === address)
    .reverse()
    .map(({ subject, text }) => ({ subject, text, path: /https?:\/\/[^/\s]+(\/\S*)/.exec(text)?.[1] ?? '' }));
}

/** Signs in by a link as a person would. @throws Error where the link does not sign in */
export async function signInByLink(town: Town, browser: Visitor, email: string, next = ''): Promise<Response> {
  const before = new Set((await lettersTo(town, email)).map(({ path }) => path));
  await browser.post('/sign-in', { email, next });
  const letter = (await lettersTo(town, email)).find(({ path }) => !before.has(path));
  if (!letter) throw new Error(`no link came to ${email}`);
  const reply = await browser.post(letter.path);
  if (reply.status !== 303) throw new Error(`the link answered ${reply.status}`);
  return reply;
}
