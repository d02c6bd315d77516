/** The account that an identity opens, made or connected where the rule allows it. */
import type { Database } from '#platform/database';
import type { Lang } from '#platform/http';
import type { OidcProvider } from '#platform/sign-in-way';
import { findIdentityPerson, insertIdentity, touchIdentity } from './oidc.store.ts';
import { openingOf, type Claims, type Opening } from './oidc.ts';
import { findPersonByEmail, personOfEmail } from './person.store.ts';

/** In the transaction that begins the session. */
export async function acceptIdentity(tx: Database, provider: OidcProvider, claims: Claims, lang: Lang, at: Date): Promise<Exclude<Opening, { kind: 'make' }>> {
  const linkedTo = await findIdentityPerson(tx, claims);
  const known = linkedTo === null && claims.email !== null ? await findPersonByEmail(tx, claims.email) : null;
  const opening = openingOf(claims, provider, linkedTo, known?.id ?? null);
  if (opening.kind === 'ask') return opening;
  const personId = opening.kind === 'open' ? opening.personId : (await personOfEmail(tx, opening.email, lang, at, claims.name)).id;
  const identity = { issuer: claims.issuer, subject: claims.subject, provider: provider.name };
  if (opening.kind === 'open' && !opening.link) await touchIdentity(tx, identity, at);
  // Connected meanwhile by a second answer: then it opens whatever it was connected to.
  else if (!(await insertIdentity(tx, personId, identity, at))) return { kind: 'open', personId: (await findIdentityPerson(tx, identity))!, link: false };
  return { kind: 'open', personId, link: false };
}
