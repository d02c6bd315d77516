/** People of the town at work on the next edition. */
import type { Town } from '#town';
import { as, type Signed } from '#cast';
import { sql } from 'kysely';
import { publishDueDraft } from './draft-publication.store.ts';

export const draftOf = '/staff/plan/drafts/2025-2027';

/** The departments of the town's plan exist, and planning has made the next edition's draft. */
export async function openDraft(town: Town): Promise<Record<'member' | 'head' | 'planning' | 'otherMember', Signed>> {
  const people = { member: await as(town, 'member'), head: await as(town, 'head'), planning: await as(town, 'planning'), otherMember: await as(town, 'otherMember') };
  const reply = await people.planning.post('/staff/plan/drafts', { former: '2024-2026' });
  if (reply.status !== 303) throw new Error(`no draft: ${reply.status} ${await reply.text()}`);
  return people;
}

interface RowJson {
  row: number;
  number: string | null;
  fate: string;
  revision: number;
  cells: Record<string, string>;
}

export async function rowsOf(person: Signed, query = ''): Promise<RowJson[]> {
  const reply = await person.ask(`${draftOf}/grid${query}`, { headers: { accept: 'application/json' } });
  return ((await reply.json()) as { rows: RowJson[] }).rows;
}

export async function rowNamed(person: Signed, name: string): Promise<RowJson> {
  const found = (await rowsOf(person)).find(({ cells }) => cells.name === name);
  if (!found) throw new Error(`no row ${name}`);
  return found;
}

/** Saves cells as the grid's script does; `cells` by field. */
export function saveAs(person: Signed, row: Pick<RowJson, 'row' | 'revision'>, cells: Record<string, string>): Promise<Response> {
  return person.postJson(`${draftOf}/grid`, { at: Object.keys(cells).map((field) => `${row.row}.${row.revision}.${field}`), cell: Object.values(cells) });
}

/** Every part stands where planning has accepted it, whatever the way there. */
export async function acceptAll(town: Town): Promise<void> {
  await sql`insert into plan.draft_submission (draft_id, bureau, section, state)
    select distinct r.draft_id, r.bureau, r.section, 'accepted' from plan.draft_row r on conflict (draft_id, bureau, section) do update set state = 'accepted'`.execute(town.db);
}

/** Publishes what is due at the town's own time, as the job does. */
export async function runPublication(town: Town): Promise<void> {
  const outcome = await publishDueDraft({ db: town.db, files: town.program.files, clock: town.clock }, '2025-2027');
  if (outcome === 'has-errors') throw new Error('the draft has errors');
}

