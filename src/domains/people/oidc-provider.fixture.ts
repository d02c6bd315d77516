/** A real provider of OpenID Connect on this machine, and a browser that signs in at it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface Peer {
  issuer: string;
  /** How often its token endpoint was asked. */
  tokensAsked(): number;
  close(): Promise<void>;
}

export interface PeerAccount {
  email?: string;
  email_verified?: boolean;
  name?: string;
}

/** `accounts` by what is typed as login; `port`: the same again after a stop. */
export async function openPeer(origin: string, name: string, accounts: Record<string, PeerAccount>, port = 0): Promise<Peer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let asked = 0;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'hiraku', client_secret: `secret-of-${name}`, redirect_uris: [`${origin}/sign-in/with/${name}/callback`], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['cookies of a test'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/token') asked += 1;
    void answer(request, response);
  });
  return {
    issuer,
    tokensAsked: () => asked,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

/** Signs in at the provider as its own page asks, agrees, and gives the address that it sends the browser back to. */
export async function signInAtPeer(url: string, login: string): Promise<URL> {
  const jar = new Map<string, string>();
  const origin = new URL(url).origin;
  const visit = async (address: string, body?: URLSearchParams): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(address, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { cookie } });
    for (const set of reply.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return reply;
  };
  let reply = await visit(url);
  for (let hops = 0; hops < 12; hops++) {
    const location = reply.headers.get('location');
    if (location !== null) {
      const next = new URL(location, origin);
      if (next.origin !== origin) return next;
      reply = await visit(next.href);
      continue;
    }
    const html = await reply.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1];
    const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
    if (!prompt || !action) throw new Error(`the provider shows a page that nobody expected: ${reply.status} ${html.slice(0, 300)}`);
    reply = await visit(new URL(action, origin).href, new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'any' } : { prompt }));
  }
  throw new Error('the provider never sent the browser back');
}
