/** Wiring of people; only app.ts reads it. */
import { inTransaction } from '#platform/database';
import type { Domain } from '#platform/domain';
import { sendInvitation } from './invitation.job.ts';
import { routes } from './routes.ts';
import { planSweep, sweep } from './sweep.job.ts';

/** Accounts and sessions. `others` keep more of a person, which the person may see and have erased. */
export function peopleDomain(others: Domain[]): Domain {
  return {
    name: 'people',
    stores: true,
    routes: routes(others),
    scripts: [{ name: 'passkey', file: 'src/domains/people/passkey.client.ts' }],
    jobs: [sendInvitation, sweep],
    begin: ({ db }) => inTransaction(db, (tx) => planSweep(tx, new Date())),
    unpublished: ['people.person', 'people.person_key', 'people.session', 'people.link', 'people.passkey', 'people.passkey_challenge', 'people.attempt', 'people.identity', 'people.oidc_request', 'people.password'],
  };
}
