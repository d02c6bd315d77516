/** Drafts: made from an edition, listed, found, and what was done with them. */
import { readDepartments, type Book, type Department } from '#domains/book';
import { formatFiscalYears } from '#domains/civic';
import { listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { cellsOf, rolledBook } from './draft-cell.ts';
import { departmentKey, type Draft, type ListedDraft, nextSlug } from './draft.ts';
import type { DraftAct } from './draft-timeline.ts';
import type { Edition } from './edition.ts';
import { rowsText } from './listing-rows.ts';

const columns = sql`d.id, d.slug, d.title, d.first_year as "firstYear", d.last_year as "lastYear", d.unit_yen as "unitYen", d.headings, d.state,
  to_char(d.publish_on, 'YYYY-MM-DD') as "publishOn", d.publish_as as "publishAs", d.created_at as "createdAt",
  jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'kind', p.kind) as plan,
  jsonb_build_object('id', e.id, 'slug', e.slug, 'title', e.title) as former`;
const tables = sql`plan.draft d join plan.plan p on p.id = d.plan_id join plan.edition e on e.id = d.former_id`;

/** Until the transaction ends: `shared` keeps the draft's state and its parts as they are, and lets others do the same; true keeps it alone. */
export interface DraftLock {
  lock?: boolean | 'shared';
}

export async function findDraft(db: Database, slug: string, options: DraftLock = {}): Promise<Draft | null> {
  const { rows } = await sql<Draft>`select ${columns} from ${tables} where d.slug = ${slug} ${options.lock === 'shared' ? sql`for share of d` : options.lock ? sql`for update of d` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** The draft of a plan that is not yet public. */
export async function findOpenDraft(db: Database, planId: number): Promise<Draft | null> {
  const { rows } = await sql<Draft>`select ${columns} from ${tables} where d.plan_id = ${planId} and d.state in ('writing', 'scheduled')`.execute(db);
  return rows[0] ?? null;
}

export interface DraftListChoice {
  state?: string | undefined;
  kind?: string | undefined;
  text?: string | undefined;
  sort?: 'slug' | 'title' | 'state' | 'created' | undefined;
  order?: 'asc' | 'desc' | undefined;
  limit?: number;
  offset?: number;
}

/** Newest first unless sorted; `found` is their number before paging. */
export async function listDrafts(db: Database, choice: DraftListChoice = {}): Promise<{ found: number; drafts: ListedDraft[] }> {
  const conditions = [sql`true`];
  if (choice.state) conditions.push(sql`d.state = ${choice.state}`);
  if (choice.kind) conditions.push(sql`p.kind = ${choice.kind}`);
  if (choice.text) conditions.push(sql`strpos(lower(d.title || ' ' || d.slug || ' ' || p.name), lower(${choice.text})) > 0`);
  const by = { slug: sql`d.slug`, title: sql`d.title`, state: sql`d.state`, created: sql`d.created_at` }[choice.sort ?? 'created'];
  const direction = (choice.order ?? (choice.sort ? 'asc' : 'desc')) === 'desc' ? sql`desc` : sql`asc`;
  const { rows } = await sql<ListedDraft & { found: number }>`
    select ${columns}, (count(*) over ())::int as found,
      (select count(*)::int from plan.draft_row r where r.draft_id = d.id and r.fate in ('carried', 'new')) as rows,
      (select count(*)::int from (select distinct r.bureau, r.section from plan.draft_row r where r.draft_id = d.id) x) as departments,
      (select count(*)::int from plan.draft_submission s where s.draft_id = d.id and s.state = 'accepted'
        and exists (select from plan.draft_row r where r.draft_id = d.id and r.bureau = s.bureau and r.section = s.section)) as accepted
    from ${tables} where ${sql.join(conditions, sql` and `)}
    order by ${by} ${direction}, d.id desc limit ${choice.limit ?? null} offset ${choice.offset ?? 0}`.execute(db);
  return { found: rows[0]?.found ?? 0, drafts: rows.map(({ found: _found, ...draft }) => draft) };
}

/** Makes the edition of the years after `former` as a draft: every listing goes on until somebody decides otherwise. Null where one is open or was published. */
export async function insertDraft(tx: Database, former: Edition, book: Book, by: { actingAs: string; at: Date }): Promise<string | null> {
  const rolled = rolledBook(book);
  const slug = await freeSlug(tx, former, rolled);
  const headings = {
    directions: book.directions.map(({ code, name }) => ({ code, name })),
    policies: book.policies.map(({ code, name, direction }) => ({ code, name, direction })),
    measures: book.measures.map(({ code, name, policy }) => ({ code, name, policy })),
  };
  const title = nextTitle(former, rolled);
  const { rows: made } = await sql<{ id: number }>`
    insert into plan.draft (plan_id, former_id, slug, title, first_year, last_year, unit_yen, headings, state, created_at)
    values (${former.plan.id}, ${former.id}, ${slug}, ${title}, ${rolled.firstYear}, ${rolled.lastYear}, ${rolled.unitYen}, ${JSON.stringify(headings)}::jsonb, 'writing', ${by.at})
    on conflict do nothing returning id`.execute(tx);
  const id = made[0]?.id;
  if (id === undefined) return null;
  const cells = cellsOf(rolled);
  const rows = rolled.listings.map((listing, position) => {
    const department = readDepartments(cells[position]?.departments ?? '')[0];
    return { position, programme: listing.programme, cells: cells[position], bureau: department?.bureau ?? '', section: department?.section ?? '' };
  });
  await sql`
    insert into plan.draft_row (draft_id, position, programme, fate, cells, revision, bureau, section)
    select ${id}, row.position, row.programme, 'carried', row.cells, 1, row.bureau, row.section
    from jsonb_to_recordset(${rowsText(rows)}::jsonb) as row (position integer, programme text, cells jsonb, bureau text, section text)
    order by row.position`.execute(tx);
  await insertDraftAct(tx, id, { kind: 'made', ...by });
  return slug;
}

/** The former's address moved on; with the plan's own word where another plan has those years. */
async function freeSlug(tx: Database, former: Edition, { firstYear, lastYear }: Pick<Book, 'firstYear' | 'lastYear'>): Promise<string> {
  const slug = nextSlug(former.slug, firstYear, lastYear);
  const { rows } = await sql`select from plan.edition where slug = ${slug} union all select from plan.draft where slug = ${slug}`.execute(tx);
  return rows.length === 0 ? slug : `${former.plan.slug}-${firstYear}-${lastYear}`;
}

/** The former title with its years moved on, where it says them; else the former title and the years. */
function nextTitle(former: Edition, rolled: Pick<Book, 'firstYear' | 'lastYear'>): string {
  const years = `（${formatFiscalYears(rolled.firstYear, rolled.lastYear, 'ja')}）`;
  const bare = former.title.replace(/（[^（）]*年度?[^（）]*）\s*$/u, '');
  return `${bare || former.title}${years}`;
}

export interface NewDraftAct {
  kind: DraftAct['kind'];
  department?: Department | null;
  reason?: string | null;
  publishOn?: string | null;
  actingAs: string;
  at: Date;
}

export async function insertDraftAct(tx: Database, draftId: number, { kind, department, reason, publishOn, actingAs, at }: NewDraftAct): Promise<void> {
  await sql`
    insert into plan.draft_act (draft_id, kind, bureau, section, reason, publish_on, acting_as, at)
    values (${draftId}, ${kind}, ${department?.bureau ?? null}, ${department?.section ?? null}, ${reason ?? null}, ${publishOn ?? null}::date, ${actingAs}, ${at})`.execute(tx);
}

/** Newest first. */
export async function listDraftActs(db: Database, draftId: number): Promise<DraftAct[]> {
  const { rows } = await sql<Omit<DraftAct, 'department'> & { bureau: string | null; section: string | null }>`
    select kind, bureau, section, reason, to_char(publish_on, 'YYYY-MM-DD') as "publishOn", acting_as as "actingAs", at
    from plan.draft_act where draft_id = ${draftId} order by id desc limit 500`.execute(db);
  return rows.map(({ bureau, section, ...act }) => ({ ...act, department: bureau ? { bureau, section: section || null } : null }));
}

export async function updateDraft(tx: Database, id: number, values: { state: Draft['state']; publishOn: string | null; publishAs: string | null }): Promise<void> {
  await sql`update plan.draft set state = ${values.state}, publish_on = ${values.publishOn}::date, publish_as = ${values.publishAs} where id = ${id}`.execute(tx);
}

export async function updateDraftTitle(tx: Database, id: number, title: string): Promise<void> {
  await sql`update plan.draft set title = ${title} where id = ${id}`.execute(tx);
}

/** Puts a draft aside for good; its address becomes free. */
export async function discardDraft(tx: Database, draft: Draft): Promise<void> {
  await sql`update plan.draft set state = 'discarded', slug = ${`${draft.slug}-discarded-${draft.id}`} where id = ${draft.id}`.execute(tx);
}

/** Departments that answer for rows of a draft, each with the ids of today's; by its key. */
export async function answeringInDraft(db: Database, draftId: number): Promise<Map<string, { department: Department | null; ids: number[] }>> {
  const { rows } = await sql<{ bureau: string; section: string }>`
    select distinct bureau, section from plan.draft_row where draft_id = ${draftId} order by bureau, section`.execute(db);
  const answering = new Map<string, { department: Department | null; ids: number[] }>();
  for (const { bureau, section } of rows) {
    const department = bureau === '' ? null : { bureau, section: section || null };
    answering.set(departmentKey(department), { department, ids: department ? await listAnsweringDepartments(db, [department]) : [] });
  }
  return answering;
}

/** For `answering(…)` on rows with `:edition`: whoever answers for any row of the draft. */
export async function departmentsOfDraft(db: Database, params: Record<string, string>): Promise<number[] | null> {
  const draft = await findDraft(db, params.edition ?? '');
  if (draft === null) return null;
  const { rows } = await sql<{ bureau: string; section: string | null }>`
    select distinct bureau, nullif(section, '') as section from plan.draft_row where draft_id = ${draft.id} and bureau <> ''`.execute(db);
  return listAnsweringDepartments(db, rows);
}

/** For `answering(…)` on rows with `:edition` and `:row`. */
export async function departmentsOfDraftRow(db: Database, params: Record<string, string>): Promise<number[] | null> {
  if (!/^[1-9]\d{0,8}$/.test(params.row ?? '')) return null;
  const { rows } = await sql<{ bureau: string; section: string | null }>`
    select r.bureau, nullif(r.section, '') as section from plan.draft_row r join plan.draft d on d.id = r.draft_id
    where d.slug = ${params.edition ?? ''} and r.id = ${Number(params.row)}`.execute(db);
  if (!rows[0]) return null;
  return rows[0].bureau === '' ? [] : listAnsweringDepartments(db, rows);
}
