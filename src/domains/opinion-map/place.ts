/** Where somebody stands, told from their own votes. Only they ask for it; it is not kept. */
import type { Figures } from './maths/reckoning.ts';
import { placeOf, type Point } from './maths/place.ts';
import type { Answered, Findings } from './finding.ts';
import type { StatementLine } from './statement-line.ts';
import { valueOf, type VoteValue } from './vote.ts';

export interface OwnPlace {
  /** Votes on statements that the result knows. */
  votes: number;
  /** Votes that a place needs: fewer where fewer statements form groups. */
  votesLeast: number;
  /** Null with too few votes, with passes alone, or where nothing can be laid out. */
  point: Point | null;
  /** The group whose middle is nearest; null without groups or without a place. */
  group: number | null;
  /** Of the answers typical of that group, those that were given and answered the same way. */
  typical: { same: number; of: number };
  /** Answers of most in every group, given the same way or another. */
  shared: Answered[];
  differing: Answered[];
  /** Statements that divide the groups and that were answered. */
  divided: StatementLine[];
}

/** `lines`: every statement that is shown. */
export function ownPlace(figures: Figures, findings: Findings, lines: readonly StatementLine[], votes: ReadonlyMap<number, VoteValue>): OwnPlace {
  const index = new Map(figures.statements.map(({ number }, at) => [number, at]));
  const known = [...votes].filter(([number]) => index.has(number)).toSorted(([one], [other]) => one - other);
  const votesLeast = Math.min(figures.parameters.votesLeast, figures.statements.length);
  const forming = new Set(lines.filter(({ statement }) => !statement.meta).map(({ statement }) => statement.number));
  const speaks = known.some(([number, value]) => value !== 0 && forming.has(number));
  const point = known.length >= votesLeast && speaks ? pointOf(figures, known.map(([number, value]) => [index.get(number)!, value])) : null;
  const group = point === null ? null : nearestGroup(figures, point);
  const typical = findings.groups.find((one) => one.group.index === group)?.typical.filter(({ line }) => votes.has(line.statement.number)) ?? [];
  const answered = findings.common.filter(({ line }) => votes.has(line.statement.number));
  const agrees = ({ line, direction }: Answered): boolean => votes.get(line.statement.number) === valueOf(direction);
  return {
    votes: known.length,
    votesLeast,
    point,
    group,
    typical: { same: typical.filter(({ line, representative: { direction } }) => agrees({ line, direction })).length, of: typical.length },
    shared: answered.filter(agrees),
    differing: answered.filter((one) => votes.get(one.line.statement.number) === -valueOf(one.direction)),
    divided: findings.dividing.filter(({ statement }) => votes.has(statement.number)),
  };
}

/** As for everybody in the picture; null where nothing is laid out. */
function pointOf({ axes }: Figures, votes: readonly (readonly [column: number, value: VoteValue])[]): Point | null {
  if (axes === null) return null;
  const [across, upright] = axes.components;
  return placeOf(
    { column: votes.map(([column]) => column), value: votes.map(([, value]) => value) },
    { centre: Float64Array.from(axes.centre), components: [Float64Array.from(across), Float64Array.from(upright)], explained: axes.explained },
  );
}

function nearestGroup({ groups }: Figures, { x, y }: Point): number | null {
  const apart = groups.map((group) => Math.hypot(group.x - x, group.y - y));
  return apart.length === 0 ? null : groups[apart.indexOf(Math.min(...apart))]!.index;
}
