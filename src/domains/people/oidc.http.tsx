/** To a provider of identities and back. The answer is checked between transactions, so that a slow provider holds no connection. */
import { z } from 'zod';
import { recordAct } from '#domains/record';
import { hrefIn } from '#platform/address';
import { inTransaction } from '#platform/database';
import { page, Refusal, seeOther, signedIn, type Ask, type Lang, type Reply, type View } from '#platform/http';
import type { OidcProvider } from '#platform/sign-in-way';
import { limitNetwork } from './attempt.store.ts';
import { browserOf, markBrowser } from './browser.ts';
import { arrive, depart, NotProved, ProviderAway, type Departure } from './oidc-exchange.ts';
import { insertIdentity, insertOidcRequest, takeOidcRequest, type OidcRequest } from './oidc.store.ts';
import { acceptIdentity } from './oidc-account.store.ts';
import { OidcGoView, OidcStoppedView } from './oidc.view.tsx';
import { oidcWords } from './oidc-words.ts';
import { arrival, ownAddress } from './own-address.ts';
import { signInHere } from './sign-in.store.ts';
import { departuresFromNetwork, provedAtOf, type Claims } from './oidc.ts';

export const departureQuery = z.object({ next: z.string().max(8000).optional(), fresh: z.string().max(5).optional() });
export const arrivalQuery = z.object({ code: z.string().max(4000).optional(), state: z.string().max(500).optional(), iss: z.string().max(500).optional(), error: z.string().max(200).optional(), error_description: z.string().max(2000).optional() });
export const identityLinkForm = z.object({ provider: z.string().max(40) });

type Arriving = Ask<z.output<typeof arrivalQuery>>;

/** The provider of an address. @throws Refusal 404 where the city has not turned it on. */
function getProvider(ask: Pick<Ask, 'site'>, name: string | undefined): OidcProvider {
  const provider = ask.site.ways?.providers.find((each) => each.name === name);
  if (provider) return provider;
  throw new Refusal(404, 'provider-not-found', { ja: 'この方法では、サインインできません。', en: 'There is no such way to sign in.' });
}

const callbackOf = (ask: Pick<Ask, 'site'>, { name }: OidcProvider): string => `${ask.site.origin}/sign-in/with/${name}/callback`;

/** Sends the person to the provider. */
export async function leaveForProvider(ask: Ask<z.output<typeof departureQuery>>): Promise<Reply> {
  const provider = getProvider(ask, ask.params.provider);
  const fresh = ask.query.fresh !== undefined;
  await limitNetwork(ask.db, departuresFromNetwork, await ask.peerKey(), ask.clock.now());
  const mark = markBrowser(ask.site.origin, ask.header('cookie'));
  try {
    const departure = await depart(provider, callbackOf(ask, provider), { lang: ask.lang, fresh });
    await keep(ask, departure, mark.token, { provider: provider.name, personId: null, fresh, next: ownAddress(ask.query.next) ?? ask.href(arrival) });
    return { ...seeOther(departure.url), cookies: [mark.cookie] };
  } catch (error) {
    return stopped(ask, provider, error, null);
  }
}

/** Begins to connect an identity to the account; the person goes on by a link. */
export async function leaveToConnect(ask: Ask<Record<string, never>, z.output<typeof identityLinkForm>>): Promise<Reply> {
  const { personId } = signedIn(ask);
  const provider = getProvider(ask, ask.form.provider);
  const mark = markBrowser(ask.site.origin, ask.header('cookie'));
  try {
    // Nobody may slip another's identity in: the provider asks who it is, however long ago it last did.
    const departure = await depart(provider, callbackOf(ask, provider), { lang: ask.lang, fresh: true });
    await keep(ask, departure, mark.token, { provider: provider.name, personId, fresh: true, next: ask.href('/me/identities?done=linked') });
    return { ...page(<OidcGoView view={ask} label={provider.label[ask.lang]} url={departure.url} />), cookies: [mark.cookie] };
  } catch (error) {
    return stopped(ask, provider, error, null);
  }
}

async function keep(ask: Pick<Ask, 'db' | 'lang' | 'clock'>, { state, nonce, codeVerifier }: Departure, browser: string, request: Omit<OidcRequest, 'nonce' | 'codeVerifier' | 'lang'>): Promise<void> {
  await insertOidcRequest(ask.db, { state, browser }, { ...request, nonce, codeVerifier, lang: ask.lang }, ask.clock.now());
}

/** Where the provider sends the person back to. The way is used up whatever the answer says. */
export async function arriveFromProvider(asked: Arriving): Promise<Reply> {
  const provider = getProvider(asked, asked.params.provider);
  const state = asked.query.state ?? '';
  const browser = browserOf(asked.site.origin, asked.header('cookie'));
  const request = browser === null ? null : await takeOidcRequest(asked.db, { state, browser }, asked.clock.now());
  const ask = request === null ? asked : inLang(asked, request.lang);
  if (request === null || request.provider !== provider.name) return stopped(ask, provider, new NotProved('no such way is open'), null);
  const again = request.personId === null ? `${ask.href(`/sign-in/with/${provider.name}`)}?${new URLSearchParams({ next: request.next, ...(request.fresh && { fresh: '1' }) })}` : ask.href('/me/identities');
  try {
    const claims = await arrive(provider, ask.url, { state, nonce: request.nonce, codeVerifier: request.codeVerifier, fresh: request.fresh });
    return request.personId === null ? await enterWith(ask, provider, claims, request) : await connect(ask, provider, claims, request, request.personId);
  } catch (error) {
    return stopped(ask, provider, error, again);
  }
}

/** The answer's address has no language; the person's page had one. */
function inLang(ask: Arriving, lang: Lang): Arriving {
  return { ...ask, lang, href: hrefIn(lang) };
}

function enterWith(ask: Arriving, provider: OidcProvider, claims: Claims, { next, fresh }: OidcRequest): Promise<Reply> {
  return inTransaction(ask.db, async (tx) => {
    const opening = await acceptIdentity(tx, provider, claims, ask.lang, ask.clock.now());
    if (opening.kind === 'ask') {
      const words = oidcWords(ask.lang).ask;
      return page(<OidcStoppedView view={ask} title={words.title} body={words[opening.why](provider.label[ask.lang])} />, 409);
    }
    const cookies = await signInHere({ ...ask, db: tx }, opening.personId, `oidc:${provider.name}`, provedAtOf(claims, fresh, ask.clock.now()));
    await record(ask, tx, opening.personId, 'session.opened', provider);
    return { ...seeOther(next), cookies };
  });
}

/** Only for the person who began it and is still signed in here. */
function connect(ask: Arriving, provider: OidcProvider, { issuer, subject }: Claims, { next }: OidcRequest, personId: string): Promise<Reply> {
  if (ask.principal?.personId !== personId) throw new NotProved('somebody else is signed in');
  return inTransaction(ask.db, async (tx) => {
    if (!(await insertIdentity(tx, personId, { issuer, subject, provider: provider.name }, ask.clock.now()))) {
      const words = oidcWords(ask.lang).taken;
      return page(<OidcStoppedView view={ask} title={words.title} body={words.body(provider.label[ask.lang])} />, 409);
    }
    await record(ask, tx, personId, 'identity.connected', provider);
    return seeOther(next);
  });
}

async function record(ask: Arriving, tx: Ask['db'], personId: string, act: string, provider: OidcProvider): Promise<void> {
  const at = ask.clock.now();
  await recordAct(tx, { requestId: ask.id, at, personId, actingAs: 'person', act, subject: `provider ${provider.name}`, why: null, commitment: null });
}

/** What a person is told where the way ends; anything else is the program's own fault and goes on. */
function stopped(ask: View, provider: OidcProvider, error: unknown, again: string | null): Reply {
  const words = oidcWords(ask.lang);
  if (error instanceof ProviderAway) return page(<OidcStoppedView view={ask} title={words.away.title} body={words.away.body(provider.label[ask.lang])} again={again} />, 503);
  if (error instanceof NotProved) return page(<OidcStoppedView view={ask} title={words.notProved.title} body={words.notProved.body} again={again ?? ask.href(`/sign-in/with/${provider.name}`)} />, 400);
  throw error;
}
