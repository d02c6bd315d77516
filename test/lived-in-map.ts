/** Opinion maps in the town that pages are walked over: somebody who takes part, moderators at work, what is out. */
import { visitor } from '#fixtures/people/visitor';
import { sql } from 'kysely';
import type { ProgrammeInForce } from '#domains/plan';
import type { Signed } from '#cast';
import type { Town } from '#town';
import type { Visit } from './lived-in-town.ts';
import { showMaps } from './shown-map.ts';

type Visits = Record<string, Visit[]>;

export async function mapVisits(town: Town, people: Record<'member' | 'head', Signed>, whole: ProgrammeInForce): Promise<Visits> {
  const { out, open, draft } = await showMaps({ town, year: 2014, department: whole.departments[0]!, programme: whole.number });
  const [done, live, staff] = [`/opinion-maps/${out.slug}`, `/opinion-maps/${open.slug}`, `/staff/opinion-maps/${open.slug}`];
  const voter = await vote(town, live);
  const [shown, waiting] = [15, 16];
  const each = (list: readonly string[], as?: Visit['as']): Visit[] => list.map((path) => ({ path, ...(as && { as }) }));
  const { rows } = await sql<{ number: number }>`select author as number from opinion_map.statement where conversation_id = ${open.id} and number = ${waiting}`.execute(town.db);
  await people.member.post(`${staff}/queue/${waiting}/claim`);
  return {
    '/opinion-maps': each(['/opinion-maps', '/opinion-maps?text=ないことば']),
    '/opinion-maps/:slug': each([live, done]),
    '/opinion-maps/:slug/part': [{ path: `${live}/part`, cookie: voter }, ...each([`${live}/part`, `${done}/part`])],
    '/opinion-maps/:slug/part/statement': [{ path: `${live}/part/statement`, cookie: voter }],
    '/opinion-maps/:slug/mine': [{ path: `${live}/mine`, cookie: voter }, { path: `${live}/mine` }],
    '/opinion-maps/:slug/return': each([`${live}/return`]),
    '/opinion-maps/:slug/place': [{ path: `${live}/place`, cookie: voter }, { path: `${live}/place` }],
    '/opinion-maps/:slug/embed': each([`${live}/embed`]),
    '/opinion-maps/:slug/result': each([`${live}/result`, `${done}/result`]),
    '/opinion-maps/:slug/statements': each([`${live}/statements`, `${live}/statements?text=ないことば`]),
    '/opinion-maps/:slug/report': each([`${done}/report`, `${live}/report`]),
    '/opinion-maps/:slug/moderation': each([`${live}/moderation`]),
    '/staff/opinion-maps': each(['/staff/opinion-maps'], 'member'),
    '/staff/opinion-maps/:slug': each([staff, `/staff/opinion-maps/${draft.slug}`, `/staff/opinion-maps/${out.slug}`], 'head'),
    '/staff/opinion-maps/:slug/edit': each([`/staff/opinion-maps/${draft.slug}/edit`], 'member'),
    '/staff/opinion-maps/:slug/changes': each([`${staff}/changes`], 'head'),
    '/staff/opinion-maps/:slug/cancellation': each([`${staff}/cancellation`], 'head'),
    '/staff/opinion-maps/:slug/seeds': each([`${staff}/seeds`, `/staff/opinion-maps/${draft.slug}/seeds`], 'member'),
    '/staff/opinion-maps/:slug/seeds/:number': each([`/staff/opinion-maps/${draft.slug}/seeds/1`], 'member'),
    '/staff/opinion-maps/:slug/invitations': each([`${staff}/invitations`], 'member'),
    '/staff/opinion-maps/:slug/queue': each([`${staff}/queue`], 'member'),
    '/staff/opinion-maps/:slug/queue/ten': each([`${staff}/queue/ten`], 'member'),
    '/staff/opinion-maps/:slug/queue/:number': each([`${staff}/queue/${waiting}`, `${staff}/queue/${shown}`], 'member'),
    '/staff/opinion-maps/:slug/participants': each([`${staff}/participants`], 'head'),
    '/staff/opinion-maps/:slug/participants/:number': each([`${staff}/participants/${rows[0]!.number}`], 'head'),
    '/staff/opinion-maps/:slug/flow': each([`${staff}/flow`], 'member'),
    '/staff/opinion-maps/:slug/afterword': each([`/staff/opinion-maps/${out.slug}/afterword`], 'head'),
  };
}

/** Somebody with eight votes and the cookie of their browser. */
async function vote(town: Town, live: string): Promise<string> {
  const who = visitor(town, '192.0.2.44');
  await who.ask(`${live}/part`);
  for (let statement = 1; statement <= 8; statement += 1) {
    const { status } = await who.post(`${live}/votes`, { statement: String(statement), choice: ['agree', 'disagree', 'pass'][statement % 3]! });
    if (status !== 303) throw new Error(`a vote answered ${status}`);
  }
  return [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
