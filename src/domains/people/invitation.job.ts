/** Sends letters of invitation: a command that invites does not know the site's address, the running program does. */
import { inTransaction } from '#platform/database';
import type { Job } from '#platform/jobs';
import { sendMail } from '#platform/mail';
import type { InvitationSent } from './invitation.store.ts';
import { invitationLetter } from './letter.ts';

export const sendInvitation: Job = {
  name: 'people.send-invitation',
  async run(payload, { db, site }) {
    const { linkId, email, lang, token, invitedBy } = payload as InvitationSent;
    await inTransaction(db, (tx) => sendMail(tx, { key: `invitation:${linkId}`, ...invitationLetter(site, { to: email, lang }, token, invitedBy) }));
  },
};
