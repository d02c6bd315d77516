import { z } from 'zod';
import { holds } from '#platform/access';
import { json, page, Refusal, seeOther, signedIn, type AnyAsk, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import type { Database } from '#platform/database';
import { plainText } from '#platform/typed-text';
import { findOpenDraft } from './draft.store.ts';
import { listDraftRows } from './draft-row.store.ts';
import { goesOn, type Draft } from './draft.ts';
import { findEditionInForce } from './edition.store.ts';
import type { Edition } from './edition.ts';
import { listProgrammesInForce } from './in-force.store.ts';
import { findOutline } from './edition-outline.store.ts';
import { listListings } from './listing.store.ts';
import { countedOnce } from './listing.ts';
import { NothingYetView } from './nothing-yet.view.tsx';
import { listOpinions, publishOpinions, putOpinion } from './opinion.store.ts';
import { opinionMax } from './opinion.ts';
import { CommitteeView, type CommitteeItem, ReformView, type ReformItem } from './reform.view.tsx';
import { sentence, text } from './text.ts';

/** The reform plan in force, item by item, with what the committee published. */
export async function showReform(ask: Ask): Promise<Reply> {
  const outline = await findOutline(ask.db, undefined, 'reform');
  const edition = await findEditionInForce(ask.db, 'reform');
  if (outline === null || edition === null) {
    if (ask.format !== 'html') throw new Refusal(404, 'no-reform-plan', sentence((words) => words.draft.reformEmpty));
    return page(<NothingYetView view={ask} title={text(ask.lang).draft.reformTitle} />);
  }
  const opinions = await listOpinions(ask.db, edition.plan.id, edition.slug, { published: true });
  const listings = countedOnce(await listListings(ask.db, { editionId: outline.id }));
  const items = listings.map((listing): ReformItem => ({ listing, opinion: opinions.get(listing.programme.number) ?? null }));
  if (ask.format === 'csv') return csvReply(`${edition.slug}-reform.csv`, columns, items);
  if (ask.format === 'json') return json({ edition: edition.slug, items: items.map((item) => Object.fromEntries(columns.map(({ key, value }) => [key, value(item)]))) });
  return page(<ReformView view={ask} outline={outline} items={items} />);
}

const columns: Column<ReformItem>[] = [
  { key: 'number', label: 'number', value: ({ listing }) => listing.programme.number },
  { key: 'name', label: 'name', value: ({ listing }) => listing.name },
  { key: 'measure', label: 'measure', value: ({ listing }) => listing.measure.code },
  { key: 'activities', label: 'activities', value: ({ listing }) => listing.years.flatMap(({ year, activity }) => (activity ? [`${year}: ${activity.text}`] : [])).join(' / ') },
  { key: 'opinion', label: 'opinion', value: ({ opinion }) => opinion?.text },
  { key: 'opinion_published_at', label: 'opinion_published_at', value: ({ opinion }) => opinion?.publishedAt?.toISOString() },
];

interface Agenda {
  planId: number;
  /** Slug under which the opinions are kept. */
  edition: string;
  title: string;
  draft: Draft | null;
  inForce: Edition | null;
  items: { number: string; name: string; measure: string }[];
}

/** What the committee speaks of: the draft where one is open, else the plan in force. */
async function findAgenda(db: Database): Promise<Agenda | null> {
  const inForce = await findEditionInForce(db, 'reform');
  if (inForce === null) return null;
  const draft = await findOpenDraft(db, inForce.plan.id);
  if (draft === null) {
    const items = (await listProgrammesInForce(db, 'reform')).map(({ number, name, measure }) => ({ number, name, measure: measure.code }));
    return { planId: inForce.plan.id, edition: inForce.slug, title: inForce.title, draft, inForce, items };
  }
  const { rows } = await listDraftRows(db, draft.id);
  const items = rows.filter((row) => goesOn(row) && row.programme !== null && row.cells.listed !== '再掲').map(({ programme, cells }) => ({ number: programme!, name: cells.name ?? '', measure: cells.measure ?? '' }));
  return { planId: inForce.plan.id, edition: draft.slug, title: draft.title, draft, inForce, items };
}

export async function showCommittee(ask: Ask): Promise<Reply> {
  return committeePage(ask, null);
}

interface Wrong {
  number: string;
  text: string;
  message: string;
}

async function committeePage(ask: AnyAsk, wrong: Wrong | null): Promise<Reply> {
  const agenda = await findAgenda(ask.db);
  const opinions = agenda ? await listOpinions(ask.db, agenda.planId, agenda.edition) : new Map();
  const items = (agenda?.items ?? []).map((item): CommitteeItem => ({ ...item, opinion: opinions.get(item.number) ?? null }));
  const principal = signedIn(ask);
  return page(<CommitteeView view={ask} title={agenda?.title ?? null} isDraft={agenda?.draft !== null && agenda !== null} items={items} mayWrite={holds(principal, 'panel')} mayPublish={holds(principal, 'planning')} wrong={wrong} />, wrong ? 422 : 200);
}

export const opinionForm = z.object({ text: z.string().max(20_000).default(''), revision: z.coerce.number().int().min(0).max(1_000_000).default(0) });

/** A member of the committee writes its opinion on an item. */
export async function writeOpinion(ask: Ask<Record<string, never>, z.output<typeof opinionForm>>): Promise<Reply> {
  const agenda = await findAgenda(ask.db);
  const number = ask.params.number ?? '';
  if (!agenda?.items.some((item) => item.number === number)) throw new Refusal(404, 'item-not-found', sentence((words) => words.draft.rowNotFound));
  const said = plainText(ask.form.text);
  const again = (pick: Parameters<typeof sentence>[0]): Promise<Reply> => committeePage(ask, { number, text: ask.form.text, message: sentence(pick)[ask.lang] });
  if (said.length > opinionMax) return again((words) => words.draft.opinionLong);
  const theirs = await putOpinion(ask.db, { planId: agenda.planId, edition: agenda.edition, programme: number }, { text: said, revision: ask.form.revision }, { actingAs: ask.actingAs, at: ask.clock.now() });
  if (theirs !== null) return again((words) => words.draft.opinionConflict);
  return seeOther(ask.href(`/staff/plan/reform#o-${number}`));
}

/** Planning puts what the committee wrote on the plan in force before the public; opinions on a draft go with the draft. */
export async function publishWrittenOpinions(ask: Ask): Promise<Reply> {
  const agenda = await findAgenda(ask.db);
  if (!agenda?.inForce || agenda.draft !== null) throw new Refusal(409, 'no-opinion-to-publish', sentence((words) => words.draft.stepNotOpen));
  await publishOpinions(ask.db, agenda.planId, agenda.inForce, ask.actingAs, ask.clock.now());
  return seeOther(ask.href('/staff/plan/reform'));
}
