/** Opinion maps: their goals, and the section with their figures. */
import { figure, type Goal, table } from './document.ts';
import type { NeighbourReport } from './neighbour.ts';
import type { OpinionMapMathsReport } from './opinion-map-maths.ts';
import { votingGoals, votingText } from './votes.ts';
import type { VotingReport } from './voting.ts';

export interface Maps {
  maths?: OpinionMapMathsReport;
  neighbour?: NeighbourReport;
  voting?: VotingReport;
}

/** Goals of what was measured. */
export function mapGoals({ maths, neighbour, voting }: Maps): Goal[] {
  return [...(maths ? mathsGoals(maths) : []), ...(neighbour ? neighbourGoals(neighbour) : []), ...(voting ? votingGoals(voting) : [])];
}

/** One section; none where nothing of it was measured. */
export function mapsText({ maths, neighbour, voting }: Maps): string[] {
  const parts = [...(voting ? [votingText(voting)] : []), ...(maths ? [mathsText(maths)] : []), ...(neighbour ? [neighbourText(neighbour)] : [])];
  return parts.length === 0 ? [] : ['## Opinion maps\n', ...parts];
}

function mathsGoals({ usual, large, followed, work }: OpinionMapMathsReport): Goal[] {
  const size = ({ people, statements }: OpinionMapMathsReport['usual']) => `${figure(people)} people × ${figure(statements)} statements`;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  return [
    { what: `Opinion map of ${size(usual)}, computed from the beginning`, goal: '< 1 s', got: seconds(usual.ms), met: usual.ms < 1_000 },
    { what: `Opinion map of ${size(large)}, computed from the beginning`, goal: '< 60 s', got: seconds(large.ms), met: large.ms < 60_000 },
    { what: 'Memory that this takes, of a process of its own', goal: '< 2 GB', got: large.residentMb === null ? 'not measured here' : `${large.residentMb} MB`, met: large.residentMb !== null && large.residentMb < 2_000 },
    { what: `Figures of ${figure(usual.people)} people follow a vote, p95`, goal: '< 20 ms', got: `${followed.p95} ms`, met: followed.p95 < 20 },
    ...work.map(({ what, p95 }) => ({ what: `Opinion map of ${figure(large.people)} people, page of staff: ${what}, p95`, goal: '< 150 ms', got: `${p95} ms`, met: p95 < 150 })),
  ];
}

function neighbourGoals({ alone, beside }: NeighbourReport): Goal[] {
  const times = (kind: 'votes' | 'pages') => beside[kind].p95 / alone[kind].p95;
  return [
    ...(['votes', 'pages'] as const).map((kind) => ({ what: `Small opinion map while a huge one is computed: p95 of ${kind}`, goal: '≤ 2 ×', got: `${times(kind).toFixed(1)} ×`, met: times(kind) <= 2 })),
    { what: 'Votes and pages of it that failed', goal: '0', got: String(alone.failed + beside.failed), met: alone.failed + beside.failed === 0 },
  ];
}

function mathsText({ usual, large, followed, work }: OpinionMapMathsReport): string {
  const row = ({ people, statements, votes, groups, ms, readMs, residentMb }: OpinionMapMathsReport['usual']) => [figure(people), figure(statements), figure(votes), String(groups), figure(ms), figure(readMs), residentMb === null ? '–' : String(residentMb)];
  return `### Computing

${table(['people', 'statements', 'votes', 'groups found', 'ms', 'of these reading', 'MB at most'], [row(usual), row(large)])}

From the votes in PostgreSQL to the published result, in a process of its own with its start, with a hundred resamplings for the stability of the
groups. Votes are drawn; 12 % and 2 % of all pairs are filled. Between such computations counts follow the votes:
${figure(followed.votes)} votes one after the other, each followed to the published figures: p50 ${followed.p50} ms, p95 ${followed.p95} ms, at most ${followed.max} ms.

${table(['page of staff, of the large one', 'p50 ms', 'p95 ms', 'compressed'], work.map(({ what, p50, p95, kilobytes }) => [what, String(p50), String(p95), `${kilobytes} kB`]))}

Asked for by somebody of the planning section, with permission and audit record, one page after the other.
`;
}

function neighbourText({ small, huge, alone, beside }: NeighbourReport): string {
  const row = (what: string, { seconds, votes, pages }: NeighbourReport['alone']) => [what, String(seconds), figure(votes.count), String(votes.p50), String(votes.p95), figure(pages.count), String(pages.p50), String(pages.p95)];
  return `### A small one beside a huge one

${table(['', 's', 'votes', 'p50 ms', 'p95 ms', 'pages', 'p50 ms', 'p95 ms'], [row('nothing is computed but the small one', alone), row('while the huge one is computed', beside)])}

Ten people vote on a map of ${figure(small.people)} people and ${figure(small.statements)} statements, ten read its pages, while one of ${figure(huge.people)} people, ${figure(huge.statements)} statements and ${figure(huge.votes)}
votes is computed from the beginning on the same machine. Figures follow the votes of the small one meanwhile, so that its pages are made anew every other second.
`;
}
