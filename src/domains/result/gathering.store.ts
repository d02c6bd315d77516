/** What would be published now: out of the department's work, in the draft's order, copies brought together. */
import { type Consultation, listSections, ruleOn, type Way, ways } from '#domains/consultation';
import { countsOf, listLikeness, listSubmissions } from '#domains/opinion';
import { listForRelease, standingOf, type Standing } from '#domains/reply';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { broughtTogether, type ReleasedUnit } from './copies.ts';
import { unitsByWay, type ResultCounts } from './counts.ts';
import { placesOf } from './order.ts';
import type { Outcome, ResultReply } from './result.ts';
import { ja } from './text.ja.ts';

export interface Gathered {
  standing: Standing;
  counts: ResultCounts;
  /** In the draft's order. */
  replies: { reply: ResultReply; units: ReleasedUnit[] }[];
}

/** Ask in one snapshot (repeatable read): its parts must be of one moment. */
export async function gather(db: Database, consultation: Consultation, today: PlainDate): Promise<Gathered> {
  const { id } = consultation;
  const standing = await standingOf(db, id);
  const { replies, units } = await listForRelease(db, id);
  const [sections, rule, likeness] = [await listSections(db, id), await ruleOn(db, today), await listLikeness(db, id)];
  const groupOf = new Map(likeness.flatMap((group) => group.opinions.map(({ opinionId }) => [opinionId, group.id] as const)));
  const partsOf = Map.groupBy(units, ({ opinionId }) => opinionId);
  const byReply = Map.groupBy(units, ({ replyNumber }) => replyNumber);
  const placeOf = placesOf(sections, ja.result.replies.whole);
  const outcomeOf = (key: string): Outcome => rule.outcomes.find((outcome) => outcome.key === key) ?? { key, kind: 'other', label: { ja: key, en: key } };
  const placed = replies.map((reply) => {
    const own = byReply.get(reply.number) ?? [];
    const { item, rank } = placeOf(reply, reply.passages.find(({ anchor }) => anchor === reply.anchor)?.heading);
    // A part of an opinion says less than the opinion: only whole ones are brought together by their likeness.
    const toRelease = own.map((unit) => ({ ...unit, group: partsOf.get(unit.opinionId)!.length === 1 ? (groupOf.get(unit.opinionId) ?? null) : null }));
    const { number, heading, documentKey, anchor, text, passages, programmes, department } = reply;
    const released: ResultReply = { number, position: 0, documentKey, anchor, item, heading, outcome: outcomeOf(reply.outcome), text, passages, programmes, ...department, units: own.length };
    return { rank, reply: released, units: broughtTogether(toRelease) };
  });
  // Numbered as they are read: the numbers of the work tell nothing to the public.
  const ordered = placed.toSorted((one, other) => one.rank - other.rank || one.reply.number - other.reply.number).map(({ reply, units: rows }, position) => ({ reply: { ...reply, number: position + 1, position }, units: rows }));
  return { standing, counts: await countsNow(db, id, units, standing.remarks, ordered), replies: ordered };
}

async function countsNow(db: Database, id: number, units: readonly { submissionId: number }[], remarks: number, replies: Gathered['replies']): Promise<ResultCounts> {
  const counted = await countsOf(db, id);
  const wayOf = new Map((await listSubmissions(db, id)).map(({ id: submissionId, way }): [number, Way] => [submissionId, way]));
  const answered = unitsByWay(units, wayOf);
  const copies = replies.flatMap((each) => each.units).reduce((sum, { same }) => sum + (same > 1 ? same : 0), 0);
  return {
    byWay: Object.fromEntries(ways.map((way) => [way, { people: counted.byWay[way].people, submissions: counted.byWay[way].submissions, units: answered[way] ?? 0 }])),
    total: { people: counted.total.people, submissions: counted.total.submissions, units: units.length },
    remarks,
    withdrawn: counted.withdrawn,
    aside: counted.aside,
    late: counted.late,
    copies,
  };
}

/** Units as they are listed: must be those that were answered. */
export function listedUnits({ replies }: Pick<Gathered, 'replies'>): number {
  return replies.flatMap(({ units }) => units).reduce((sum, { same }) => sum + same, 0);
}
