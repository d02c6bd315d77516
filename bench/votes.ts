/** Voting on opinion maps: its goals, and the part of the section with its figures. */
import { figure, type Goal, table } from './document.ts';
import type { VotingReport } from './voting.ts';

/** The Polis server with PostgreSQL 15 on a machine of two cores, eight clients, each vote with the next statement: votes a second, milliseconds. Measured once, not beside this. */
const polis = { perSecond: 46, p50: 141, p95: 271 };

export function votingGoals({ eight, many, acknowledged, votes, ballots, twice, participants, people }: VotingReport): Goal[] {
  const lost = Math.abs(acknowledged - votes) + Math.abs(votes - ballots) + Math.abs(participants - people);
  return [
    { what: 'Votes with the next statement, 8 clients: ten times the Polis server', goal: `≥ ${10 * polis.perSecond} /s`, got: `${figure(eight.perSecond)} /s`, met: eight.perSecond >= 10 * polis.perSecond },
    { what: 'A vote with the next statement, 8 clients: p95', goal: '< 50 ms', got: `${eight.p95} ms`, met: eight.p95 < 50 },
    { what: `${figure(many.people)} people voting at once for ${many.seconds} s: votes lost or counted twice`, goal: '0', got: String(lost + twice), met: lost + twice === 0 },
    { what: `${figure(many.people)} people voting at once: votes that failed`, goal: '0', got: String(eight.failed + many.failed), met: eight.failed + many.failed === 0 },
  ];
}

export function votingText({ statements, before, eight, many, acknowledged, participants, processorMs, residentMb }: VotingReport): string {
  const row = (what: string, { perSecond, p50, p95, max }: VotingReport['eight']) => [what, figure(perSecond), String(p50), String(p95), String(max)];
  return `### Voting

${table(['', 'votes /s', 'p50 ms', 'p95 ms', 'max ms'], [row('8 people, each as soon as answered', eight), ['8 people on the Polis server', String(polis.perSecond), String(polis.p50), String(polis.p95), '–'], row(`${figure(many.people)} people at once, each some seconds after the answer`, many)])}

${figure(statements)} statements and ${figure(before)} votes of 2,000 people were there before; the result is computed meanwhile in a process of its own. An answer holds the
next statement, drawn by its priority. Of the ${figure(many.people)} every twentieth vote is pressed twice at once, and each makes a participant by the first vote. All
${figure(acknowledged)} acknowledged votes of ${figure(participants)} participants were then counted in the database. ${processorMs} ms of processor time for a vote in the program and its
database. The Polis server was not run beside it: it was measured once, on a machine of two cores too, with PostgreSQL 15.${residentMb === null ? '' : ` Resident memory of the program at most ${residentMb} MB.`}
`;
}
