/** The standing of conversations: reading what was last published, and publishing what follows it, so that of two that follow the same one is published. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import { marksText, openFrom } from './ballot.store.ts';
import type { Figures, Places } from './maths/reckoning.ts';
import { packFigures, unpackFigures } from './packed-figures.ts';
import { packPlaces, placeIndexOf, type Standing, unpackPlaces } from './standing.ts';

/** Null where nothing was computed yet. */
export async function findStanding(db: Database, conversationId: number): Promise<Standing | null> {
  const { rows } = await sql<Packed<Standing>>`${prepared}
    select round, document, whole_at as "wholeAt", computed_at as "computedAt", took_ms as "tookMs" from opinion_map.standing where conversation_id = ${conversationId}`.execute(db);
  return unpacked(rows[0]);
}

/** Where everybody is who is in the picture; null where nothing was computed yet. */
export async function findPlaces(db: Database, conversationId: number): Promise<Places | null> {
  const { rows } = await sql<{ people: Buffer }>`${prepared} select people from opinion_map.standing where conversation_id = ${conversationId}`.execute(db);
  return rows[0] ? unpackPlaces(rows[0].people) : null;
}

/** Null where they are not in the picture (too few votes, or it was last computed before they voted). `group`: -1 without groups. */
export async function findPlaceOf(db: Database, conversationId: number, participant: number): Promise<{ x: number; y: number; group: number } | null> {
  const places = await findPlaces(db, conversationId);
  const at = places ? placeIndexOf(places, participant) : -1;
  return places && at >= 0 ? { x: places.x[at]!, y: places.y[at]!, group: places.group[at]! } : null;
}

/** What the next computation must know of the last besides what it shows. */
export interface Known {
  round: number;
  wholeRound: number;
  wholeAt: Date;
  figures: Figures;
  /** Votes of transactions before it are in the figures. Means something in `home` alone. */
  horizon: string;
  home: string;
  /** Numbers of the people whom it leaves out. */
  barred: number[];
  marksDigest: string;
}

const knownColumns = sql`s.round, s.whole_round as "wholeRound", s.whole_at as "wholeAt", s.document, s.horizon::text, s.home, s.barred, s.marks as "marksDigest"`;

export async function findKnown(db: Database, conversationId: number): Promise<Known | null> {
  const { rows } = await sql<Packed<Known>>`${prepared} select ${knownColumns} from opinion_map.standing s where s.conversation_id = ${conversationId}`.execute(db);
  return unpacked(rows[0]);
}

/** What a standing may be behind of. */
export interface Behind {
  /** Transactions before it have ended. */
  openFrom: string;
  marksText: string;
}

const behindColumns = sql`${openFrom} as "openFrom", ${marksText} as "marksText"`;

export async function lookAt(db: Database, conversationId: number): Promise<Behind> {
  const { rows } = await sql<Behind>`${prepared} select ${behindColumns} from opinion_map.conversation c where c.id = ${conversationId}`.execute(db);
  return rows[0]!;
}

/** Both in one trip, for being asked every other second. */
export async function findBehind(db: Database, conversationId: number): Promise<(Known & Behind) | null> {
  const { rows } = await sql<Packed<Known & Behind>>`${prepared}
    select ${knownColumns}, ${behindColumns} from opinion_map.standing s join opinion_map.conversation c on c.id = s.conversation_id where s.conversation_id = ${conversationId}`.execute(db);
  return unpacked(rows[0]);
}

export type VoterGroups = Pick<Places, 'number' | 'group'>;

const groupsMax = 20;
/** By database of this process and conversation: five bytes a person, and new with every whole computation only. */
const groupsKept = new WeakMap<Database, Map<number, { of: string; groups: VoterGroups }>>();

/** Who is in which group, of a standing that `tx` sees; `db` is where `tx` began. */
export async function findGroups(db: Database, tx: Database, conversationId: number, { wholeRound, wholeAt, home }: Pick<Known, 'wholeRound' | 'wholeAt' | 'home'>): Promise<VoterGroups> {
  const kept = groupsKept.get(db) ?? new Map<number, { of: string; groups: VoterGroups }>();
  groupsKept.set(db, kept);
  const of = `${wholeRound} ${wholeAt.getTime()} ${home}`;
  const before = kept.get(conversationId);
  if (before?.of === of) return before.groups;
  const { number, group } = (await findPlaces(tx, conversationId))!;
  kept.delete(conversationId);
  if (kept.size >= groupsMax) kept.delete(kept.keys().next().value!);
  kept.set(conversationId, { of, groups: { number, group } });
  return { number, group };
}

type Packed<Row extends { figures: Figures }> = Omit<Row, 'figures'> & { document: Buffer };

function unpacked<Row extends { figures: Figures }>(row: Packed<Row> | undefined): Row | null {
  if (!row) return null;
  const { document, ...rest } = row;
  return { ...rest, figures: unpackFigures(document) } as unknown as Row;
}

export type Followed = Pick<Known, 'figures' | 'horizon' | 'marksDigest'>;

export interface Whole extends Followed, Pick<Known, 'home' | 'barred'> {
  places: Places;
  moderated: string;
  /** Of the votes from which axes and groups were computed. */
  wholeHorizon: string;
  wholeAt: Date;
  tookMs: number;
}

/** False where another was published since `known`; then nothing was written. */
export async function publishFollowed(tx: Database, conversationId: number, { round }: Pick<Known, 'round'>, { figures, horizon, marksDigest }: Followed, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`${prepared}
    update opinion_map.standing set round = round + 1, document = ${packFigures(figures)}, horizon = ${horizon}::xid8, marks = ${marksDigest}, computed_at = ${at}
    where conversation_id = ${conversationId} and round = ${round}`.execute(tx);
  return numAffectedRows === 1n;
}

/** False where another whole computation was published since `known` (null: none yet); then nothing was written. */
export async function publishWhole(tx: Database, conversationId: number, known: Pick<Known, 'wholeRound'> | null, whole: Whole, at: Date): Promise<boolean> {
  const { figures, places, horizon, home, barred, marksDigest, moderated, wholeHorizon, wholeAt, tookMs } = whole;
  const { numAffectedRows } = await sql`
    insert into opinion_map.standing as s (conversation_id, round, whole_round, horizon, home, whole_at, whole_horizon, moderated, barred, marks, computed_at, took_ms, document, people)
    values (${conversationId}, 1, 1, ${horizon}::xid8, ${home}, ${wholeAt}, ${wholeHorizon}::xid8, ${moderated}, ${[...barred]}::integer[], ${marksDigest}, ${at}, ${Math.round(tookMs)}, ${packFigures(figures)}, ${packPlaces(places)})
    on conflict (conversation_id) do update set round = s.round + 1, whole_round = s.whole_round + 1, horizon = excluded.horizon, home = excluded.home, whole_at = excluded.whole_at,
      whole_horizon = excluded.whole_horizon, moderated = excluded.moderated, barred = excluded.barred, marks = excluded.marks, computed_at = excluded.computed_at,
      took_ms = excluded.took_ms, document = excluded.document, people = excluded.people
    where s.whole_round = ${known?.wholeRound ?? 0}`.execute(tx);
  return numAffectedRows === 1n;
}
