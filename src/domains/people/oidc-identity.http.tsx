/** The identities that open one's account. */
import { z } from 'zod';
import { isStaff } from '#platform/access';
import { page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { deleteIdentity, listIdentities } from './oidc.store.ts';
import { IdentitiesView } from './oidc.view.tsx';
import { oidcWords } from './oidc-words.ts';

export const identitiesQuery = z.object({ done: z.enum(['linked', 'unlinked']).optional().catch(undefined) });
export const identityRemovalForm = z.object({ issuer: z.string().max(500), subject: z.string().max(500) });

export async function showIdentities(ask: Ask<z.output<typeof identitiesQuery>>): Promise<Reply> {
  const principal = signedIn(ask);
  const providers = ask.site.ways?.providers ?? [];
  const labelOf = (name: string, issuer: string): string => providers.find((provider) => provider.name === name)?.label[ask.lang] ?? new URL(issuer).host;
  const identities = (await listIdentities(ask.db, principal.personId)).map((identity) => ({ ...identity, label: labelOf(identity.provider, identity.issuer) }));
  // The staff's directory is of no use to others, and one identity of a provider is enough.
  const open = providers.filter(({ name, for: whom }) => (whom === 'person' || isStaff(principal)) && !identities.some(({ provider }) => provider === name));
  return page(<IdentitiesView view={ask} identities={identities} providers={open} done={ask.query.done} />);
}

/** An account is always open to its e-mail address, so nobody locks themselves out. */
export async function removeIdentity(ask: Ask<Record<string, never>, z.output<typeof identityRemovalForm>>): Promise<Reply> {
  const { personId } = signedIn(ask);
  if (!(await deleteIdentity(ask.db, personId, ask.form))) throw new Refusal(409, 'identity-gone', { ja: oidcWords('ja').identities.gone, en: oidcWords('en').identities.gone });
  ask.telling.subject = 'identity';
  return seeOther(ask.href('/me/identities?done=unlinked'));
}
