/** Everything that is kept of a person: what this schema holds, and what the other domains say of themselves. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Domain } from '#platform/domain';
import type { Safe } from '#platform/safe';

export type OwnData = Record<string, Record<string, unknown>>;

/** By domain, in the order of the domains; this one first. Neither keys nor hashes of secrets are shown: they are no facts about the person. */
export async function readOwnData(db: Database, personId: string, others: readonly Domain[], safe: Safe): Promise<OwnData> {
  const data: OwnData = { people: await readAccount(db, personId) };
  for (const { name, personalData } of others) {
    const shown = (await personalData?.show(db, personId, safe)) ?? {};
    if (Object.keys(shown).length > 0) data[name] = shown;
  }
  return data;
}

async function readAccount(db: Database, personId: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ account: Record<string, unknown> }>`
    select json_build_object('id', p.id, 'email', p.email, 'name', p.name, 'lang', p.lang, 'createdAt', p.created_at,
      'sessions', (select coalesce(json_agg(json_build_object('way', s.way, 'device', s.device, 'beganAt', s.began_at, 'provedAt', s.proved_at, 'seenAt', s.seen_at, 'endsAt', s.ends_at) order by s.began_at), '[]') from people.session s where s.person_id = p.id),
      'passkeys', (select coalesce(json_agg(json_build_object('name', k.name, 'addedAt', k.added_at, 'usedAt', k.used_at, 'transports', k.transports) order by k.added_at), '[]') from people.passkey k where k.person_id = p.id),
      'identities', (select coalesce(json_agg(json_build_object('provider', i.provider, 'issuer', i.issuer, 'subject', i.subject, 'addedAt', i.linked_at, 'usedAt', i.used_at) order by i.linked_at), '[]') from people.identity i where i.person_id = p.id),
      'password', (select json_build_object('addedAt', w.set_at) from people.password w where w.person_id = p.id),
      'links', (select coalesce(json_agg(json_build_object('purpose', l.purpose, 'email', l.email, 'madeAt', l.made_at, 'endsAt', l.ends_at, 'usedAt', l.used_at) order by l.made_at), '[]') from people.link l where l.person_id = p.id or l.email_key = p.email_key)
    ) as account from people.person p where p.id = ${personId}`.execute(db);
  return rows[0]?.account ?? {};
}
