import { describe, expect, test } from 'vitest';
import { admit, admitFresh, answersFor, answering, holders, holds, isStaff, whoText, type Post, type Principal, type Who } from './access.ts';
import type { Database } from './database.ts';
import { Refusal } from './http.ts';

const nothing = undefined as unknown as Database;
const post = (role: Post['role'], id: number | null, beneath: number[] = []): Post => ({
  role,
  department: id === null ? null : { id, name: `部署${id}` },
  departmentIds: id === null ? [] : [id, ...beneath],
  delegated: false,
});
const principal = (...posts: Post[]): Principal => ({ personId: 'p', sessionId: 's', way: 'link', name: null, email: 'p@town.example', posts, postsWithheld: false, provedAt: new Date(0), commitment: () => '' });

/** 1 a bureau, 2 and 3 its sections, 9 elsewhere. */
const resident = principal();
const member = principal(post('member', 2));
const otherMember = principal(post('member', 9));
const bureauHead = principal(post('head', 1, [2, 3]));
const planner = principal(post('planning', 9));
const panel = principal(post('panel', null));
const roadRecord = answering(async (_db, { number }) => (number === 'P1' ? [2] : number === 'P2' ? [] : null), ['member', 'head'], 'planning');

async function outcome(who: Who, whom: Principal | null, params: Record<string, string> = {}): Promise<string | number | null> {
  try {
    return (await admit(who, whom, nothing, params))?.role ?? null;
  } catch (error) {
    if (error instanceof Refusal) return error.status;
    throw error;
  }
}

describe('who may', () => {
  test.each<[string, Who, (string | number | null)[]]>([
    ['everybody', 'anyone', [null, null, null, null, null, null]],
    ['whoever is signed in', 'person', [401, null, null, null, null, null]],
    ['whoever works for the city, which the panel does not', 'staff', [401, 403, 'member', 'head', 'planning', 403]],
    ['those who hold the role, wherever', holders('head', 'planning'), [401, 403, 403, 'head', 'planning', 403]],
    ['the external panel', holders('panel'), [401, 403, 403, 403, 403, 'panel']],
  ])('%s', async (_name, who, expected) => {
    const kinds = [null, resident, member, bureauHead, planner, panel];
    expect(await Promise.all(kinds.map((kind) => outcome(who, kind)))).toEqual(expected);
  });

  test('a record is open to the department that answers for it, to those above it, and to the roles named for all', async () => {
    const record = { number: 'P1' };
    const kinds = [null, resident, member, otherMember, bureauHead, planner, panel];
    expect(await Promise.all(kinds.map((kind) => outcome(roadRecord, kind, record)))).toEqual([401, 403, 'member', 403, 'head', 'planning', 403]);
  });

  test('where no department answers for a record, only the roles named for all may', async () => {
    expect(await outcome(roadRecord, member, { number: 'P2' })).toBe(403);
    expect(await outcome(roadRecord, planner, { number: 'P2' })).toBe('planning');
  });

  test('a record that is none is not found, but nobody without a fitting role learns so', async () => {
    const none = { number: 'P9' };
    expect(await Promise.all([member, planner, resident, panel, null].map((kind) => outcome(roadRecord, kind, none)))).toEqual([404, 404, 403, 403, 401]);
  });

  test('the post of the answering department comes before one that may everywhere', async () => {
    expect(await outcome(roadRecord, principal(post('planning', 9), post('head', 1, [2])), { number: 'P1' })).toBe('head');
  });
});

test('a sign-in of ten minutes ago is still fresh, of longer ago not', () => {
  const now = new Date(10 * 60_000);
  expect(() => admitFresh(member, now)).not.toThrow();
  expect(() => admitFresh(member, new Date(now.getTime() + 1))).toThrow(Refusal);
  expect(() => admitFresh(null, now)).toThrow(Refusal);
});

test('roles are counted by what is held, and above counts for beneath', () => {
  expect([isStaff(resident), isStaff(panel), isStaff(member)]).toEqual([false, false, true]);
  expect([holds(member, 'member'), holds(member, 'head')]).toEqual([true, false]);
  expect([answersFor(bureauHead, [3], 'head'), answersFor(bureauHead, [9], 'head'), answersFor(member, [2], 'head')]).toEqual([true, false, false]);
  expect([whoText('staff'), whoText(roadRecord), whoText(holders('auditor'))]).toEqual(['staff', 'planning, member of the answering department, head of the answering department', 'auditor']);
});
