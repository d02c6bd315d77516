/** Invitations: a link to an account that the city made for somebody. */
import type { Database } from '#platform/database';
import type { Lang } from '#platform/http';
import { addJob } from '#platform/jobs';
import { invitationPath } from './letter.ts';
import { endLinksOf, insertLink } from './link.store.ts';
import { personOfEmail } from './person.store.ts';

export interface Invitation {
  email: string;
  name: string | null;
  lang: Lang;
  /** One sentence that says who invites to what: `総務部 総務課の担当として登録されました。` */
  invitedBy: string;
}

/** What the job that sends the letter is told. */
export interface InvitationSent {
  linkId: string;
  email: string;
  lang: Lang;
  token: string;
  invitedBy: string;
}

/**
 * Makes the account where there is none, and a link that signs in once within 7 days, in whatever browser; the letter goes
 * by a job. An earlier invitation of the same person ends (`replaced`: one could still be opened). `path`: of the landing page, with the language's prefix
 */
export async function openInvitation(tx: Database, { email, name, lang, invitedBy }: Invitation, at: Date): Promise<{ personId: string; path: string; replaced: boolean }> {
  const person = await personOfEmail(tx, email, lang, at, name);
  const ended = await endLinksOf(tx, person.id, ['invitation'], at);
  const { id, token } = await insertLink(tx, { purpose: 'invitation', email: person.email, personId: person.id, lang, browser: null, next: '/me/passkeys' }, at);
  const sent: InvitationSent = { linkId: id, email: person.email, lang, token, invitedBy };
  await addJob(tx, 'people.send-invitation', sent, { key: `invitation:${id}` });
  return { personId: person.id, path: invitationPath(lang, token), replaced: ended > 0 };
}
