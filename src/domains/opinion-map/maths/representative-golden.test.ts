/**
 * What the peer published of its own conversations, held against the formulas: the same votes and the same groups must give the same figures.
 * Agreement is 1 in the votes of these files, although the peer computes with -1; the ids of a group's members are those of clusters of people.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { describe, expect, test } from 'vitest';
import { ballotsOf, indexOfNumber, type Ballots } from './ballots.ts';
import { acrossGroups } from './across-groups.ts';
import { countsOf, type Counts } from './counts.ts';
import { majorityOf } from './majority.ts';
import { metaPriority, priorityOf } from './priority.ts';
import { representativeOf } from './representative.ts';
import { shareZ, smoothed } from './share.ts';

interface PeerAnswer {
  tids: number[];
  'mod-out': number[];
  'meta-tids': number[];
  'base-clusters': { id: number[]; members: number[][] };
  'group-clusters': { id: number; members: number[] }[];
  'group-votes': Record<string, { 'n-members': number; votes: Record<string, { A: number; D: number; S: number }> }>;
  'group-aware-consensus': Record<string, number>;
  'comment-priorities': Record<string, number>;
  'user-vote-counts': Record<string, number>;
  pca: { 'comment-extremity': number[] };
  repness: Record<string, PeerRepresentative[]>;
  consensus: Record<'agree' | 'disagree', { tid: number; 'n-success': number; 'n-trials': number; 'p-success': number; 'p-test': number }[]>;
}

interface PeerRepresentative {
  tid: number;
  'repful-for': 'agree' | 'disagree';
  'n-success': number;
  'n-trials': number;
  'p-success': number;
  'p-test': number;
  repness: number;
  'repness-test': number;
  'best-agree'?: true;
}

type PeerVote = { vote: number | string; modified: number | string } & ({ participant_id: number | string; statement_id: number | string } | { pid: number | string; tid: number | string });

interface PeerConversation {
  answer: PeerAnswer;
  ballots: Ballots;
  counts: Counts;
  eligible: Uint8Array;
}

const folder = join(projectRoot, '../shared/data/opinion-map');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'math-pca2.json'))) : [];
const significance = 1.2816;

function read(name: string): PeerConversation {
  const answer = JSON.parse(readFileSync(join(folder, name, 'math-pca2.json'), 'utf8')) as PeerAnswer;
  const votes = JSON.parse(readFileSync(join(folder, name, 'votes.json'), 'utf8')) as PeerVote[];
  const last = new Map<string, { person: number; statement: number; value: number }>();
  for (const vote of votes.toSorted((one, other) => Number(one.modified) - Number(other.modified))) {
    const [person, statement] = 'pid' in vote ? [Number(vote.pid), Number(vote.tid)] : [Number(vote.participant_id), Number(vote.statement_id)];
    last.set(`${person} ${statement}`, { person, statement, value: Number(vote.vote) });
  }
  const list = [...last.values()];
  const ballots = ballotsOf({ person: list.map(({ person }) => person), statement: list.map(({ statement }) => statement), value: list.map(({ value }) => value) }, answer.tids);
  const membersOf = new Map(answer['base-clusters'].id.map((id, at) => [id, answer['base-clusters'].members[at]!]));
  const groupOfPerson = new Int8Array(ballots.people.length).fill(-1);
  for (const [group, { members }] of answer['group-clusters'].entries()) for (const cluster of members) for (const person of membersOf.get(cluster)!) groupOfPerson[indexOfNumber(ballots.people, person)] = group;
  const out = new Set(answer['mod-out']);
  return { answer, ballots, counts: countsOf(ballots, groupOfPerson, answer['group-clusters'].length), eligible: Uint8Array.from(ballots.statements, (number) => (out.has(number) ? 0 : 1)) };
}

/**
 * The priorities that an answer stores, in the order of its statements; null where it has 49 for every statement: a fault of the peer at that
 * time, which took each for one about the person. Such an answer says nothing of the formula.
 */
function storedPriorities(answer: Pick<PeerAnswer, 'tids' | 'meta-tids' | 'comment-priorities'>): number[] | null {
  const stored = answer.tids.map((tid) => answer['comment-priorities'][tid]!);
  return answer['meta-tids'].length < answer.tids.length && stored.every((priority) => priority === metaPriority) ? null : stored;
}

/** Agreements, disagreements and passes of all groups together: what the peer weighs statements with. */
function ofAllGroups({ groups, statements, agree, disagree, pass }: Counts, column: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let group = 0; group < groups; group += 1) for (const [at, cells] of [agree, disagree, pass].entries()) sum[at]! += cells[group * statements + column]!;
  return sum;
}

describe.skipIf(names.length === 0)(`the peer's published figures${names.length === 0 ? ' (skipped: no shared data)' : ''}`, () => {
  test('there are three conversations to hold against', () => {
    expect(names).toHaveLength(3);
  });

  describe.each(names)('%s', (name) => {
    const { answer, ballots, counts, eligible } = read(name);
    const columnOf = (tid: number): number => indexOfNumber(ballots.statements, tid);

    test('the same statements were voted on by the same people as often', () => {
      expect([...ballots.statements]).toEqual(answer.tids);
      expect(Object.fromEntries([...ballots.people].map((person, at) => [person, ballots.rowStart[at + 1]! - ballots.rowStart[at]!]))).toEqual(answer['user-vote-counts']);
    });

    test('each group gave each statement the same votes', () => {
      for (const [group, { id }] of answer['group-clusters'].entries()) {
        for (const tid of answer.tids) {
          const cell = group * counts.statements + columnOf(tid);
          const { agree, disagree, pass } = counts;
          expect({ A: agree[cell], D: disagree[cell], S: agree[cell]! + disagree[cell]! + pass[cell]! }).toEqual(answer['group-votes'][id]!.votes[tid]);
        }
      }
    });

    test('common agreement across groups is the same', () => {
      for (const tid of answer.tids) expect(acrossGroups(counts, columnOf(tid))!.commonAgree).toBeCloseTo(answer['group-aware-consensus'][tid]!, 9);
    });

    test('the same statements represent each group, in the same order and with the same figures', () => {
      for (const [group, { id }] of answer['group-clusters'].entries()) {
        const ours = representativeOf(counts, group, ballots.statements, eligible, significance);
        const theirs = answer.repness[id]!;
        expect(ours.map(({ number, direction }) => [number, direction])).toEqual(theirs.map((one) => [one.tid, one['repful-for']]));
        for (const [at, one] of theirs.entries()) {
          const { group: share, ratio, shareZ: z, ratioZ } = ours[at]!;
          expect(share.n).toBe(one['n-trials']);
          expect(Math.round(share.share * share.n)).toBe(one['n-success']);
          expect(smoothed(one['n-success'], one['n-trials'])).toBeCloseTo(one['p-success'], 9);
          expect(ratio).toBeCloseTo(one.repness, 9);
          expect(z).toBeCloseTo(one['p-test'], 9);
          // The peer keeps this one in single precision.
          expect(ratioZ).toBeCloseTo(one['repness-test'], 6);
        }
        expect(theirs.map((one) => one['best-agree'] ?? false)).toEqual(theirs.map((_, at) => at === 0));
      }
    });

    test('the same statements have a majority of all people, in the same order and with the same figures', () => {
      const ours = majorityOf(counts, ballots.statements, eligible, significance);
      for (const direction of ['agree', 'disagree'] as const) {
        const theirs = answer.consensus[direction];
        expect(ours[direction]).toEqual(theirs.map(({ tid }) => tid));
        for (const one of theirs) {
          const cell = counts.groups * counts.statements + columnOf(one.tid);
          const n = counts.agree[cell]! + counts.disagree[cell]! + counts.pass[cell]!;
          expect([counts[direction][cell], n]).toEqual([one['n-success'], one['n-trials']]);
          expect(smoothed(counts[direction][cell]!, n)).toBeCloseTo(one['p-success'], 9);
          expect(shareZ(counts[direction][cell]!, n)).toBeCloseTo(one['p-test'], 9);
        }
      }
    });

    test('each statement has the same priority, from the votes of the groups; statements about the person have 7²', () => {
      const meta = new Set(answer['meta-tids']);
      const ours = answer.tids.map((tid, at) => (meta.has(tid) ? metaPriority : priorityOf(...ofAllGroups(counts, columnOf(tid)), answer.pca['comment-extremity'][at]!)));
      expect(new Set(ours).size).toBeGreaterThan(answer.tids.length / 2);
      for (const [at, priority] of (storedPriorities(answer) ?? ours).entries()) expect(ours[at]).toBeCloseTo(priority, 6);
    });
  });
});

describe('an answer of the peer with 49 for every statement, made here', () => {
  const tids = [3, 8, 21];
  const all49 = Object.fromEntries(tids.map((tid) => [tid, metaPriority]));

  test('is a fault and is not held against the formula, which gives votes other weights', () => {
    expect(storedPriorities({ tids, 'meta-tids': [], 'comment-priorities': all49 })).toBeNull();
    expect(storedPriorities({ tids, 'meta-tids': [8], 'comment-priorities': all49 })).toBeNull();
    for (const [agree, disagree, pass] of [[0, 0, 0], [9, 4, 1], [60, 2, 8]] as const) expect(priorityOf(agree, disagree, pass, 1.2)).not.toBeCloseTo(metaPriority, 1);
  });

  test('is none where every statement is about the person, or where one has another weight', () => {
    expect(storedPriorities({ tids, 'meta-tids': tids, 'comment-priorities': all49 })).toEqual([49, 49, 49]);
    expect(storedPriorities({ tids, 'meta-tids': [], 'comment-priorities': { ...all49, 21: 1.5 } })).toEqual([49, 49, 1.5]);
  });
});
