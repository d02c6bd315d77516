import fc from 'fast-check';
import { inTransaction } from '#platform/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeSubmission, openAnsweringTown, type AnsweringTown } from './answering-town.fixture.ts';
import { listForRelease, standingOf } from './index.ts';
import { standingFrom } from './standing.ts';
import { isLetterByLetter } from './standing.store.ts';

describe('the sums', () => {
  const whole = { kept: [{ id: 1, revision: 1 }], splits: [{ submissionId: 1, submissionRevision: 1, letters: 10, unitLetters: 10 }], units: 2, remarks: 1, answered: 1, replies: 1, approved: 1 };

  test('are complete when everything is there', () => expect(standingFrom(whole).complete).toBe(true));

  test.each<[string, Partial<typeof whole>]>([
    ['a submission is not divided', { kept: [...whole.kept, { id: 2, revision: 1 }] }],
    ['a submission changed since', { kept: [{ id: 1, revision: 2 }] }],
    ['units are left of what is withdrawn', { kept: [] }],
    ['a letter is lost', { splits: [{ ...whole.splits[0]!, unitLetters: 9 }] }],
    ['a unit has no reply', { answered: 0 }],
    ['a reply is not approved', { approved: 0 }],
  ])('are not when %s', (_name, changed) => expect(standingFrom({ ...whole, ...changed }).complete).toBe(false));

  test('of nothing at all are complete: where nobody said anything there is nothing to answer', () => {
    expect(standingFrom({ kept: [], splits: [], units: 0, remarks: 0, answered: 0, replies: 0, approved: 0 }).complete).toBe(true);
  });
});

type Deed = { do: 'whole' | 'cut' | 'new' | 'under' | 'out' | 'remark' | 'unremark' | 'merge' | 'withdraw' | 'aside' | 'restore' | 'add'; at: number; to: number };

const deed = fc.record({ do: fc.constantFrom<Deed['do']>('whole', 'whole', 'cut', 'cut', 'cut', 'new', 'new', 'under', 'under', 'out', 'remark', 'unremark', 'merge', 'withdraw', 'aside', 'restore', 'add'), at: fc.nat(5), to: fc.nat(60) });

describe('whatever is done, in any order', () => {
  let place: AnsweringTown;
  beforeAll(async () => {
    place = await openAnsweringTown(Array.from({ length: 6 }, (_, index) => ({ opinions: [{ text: `意見${index}の一行目。\n\n二行目の文章。\n三行目𠮷。` }, ...(index % 2 ? [{ text: `二つめの意見${index}。\r\nありがとう。` }] : [])] })));
  });
  afterAll(() => place.town.close());

  async function act({ do: what, at, to }: Deed): Promise<void> {
    const { member, path, town, submissions } = place;
    const submission = submissions[at]!;
    const version = String((await sql<{ version: number }>`select version from reply.split where submission_id = ${submission}`.execute(town.db)).rows[0]?.version ?? 0);
    const opinions = (await sql<{ id: number; text: string }>`select id, text from opinion.opinion where submission_id = ${submission} order by position`.execute(town.db)).rows;
    const units = (await sql<{ id: number }>`select id from reply.unit where submission_id = ${submission} order by id`.execute(town.db)).rows.map(({ id }) => String(id)).slice(to % 3);
    const numbers = (await sql<{ number: number }>`select number from reply.reply order by number`.execute(town.db)).rows.map(({ number }) => number);
    const bulk = (fields: Record<string, string>) => member.post(`${path}/units`, { 'unit[]': units, ...fields });
    const target = String(numbers[to % Math.max(1, numbers.length)] ?? 1);
    if (what === 'whole') await member.post(`${path}/split/${submission}`, { version, do: 'whole' });
    if (what === 'cut') await member.post(`${path}/split/${submission}`, { version, do: 'save', 'opinion[]': opinions.map(({ id }) => String(id)), 'cut[]': opinions.map(({ text }) => `${text.slice(0, to % (text.length + 1)).replace(/[\ud800-\udbff]$/, '')}\r\n---\r\n${text.slice(text.slice(0, to % (text.length + 1)).replace(/[\ud800-\udbff]$/, '').length)}`) });
    if (what === 'new') await bulk({ do: 'new', heading: `要旨${to}` });
    if (what === 'under') await bulk({ do: 'under', to_reply: target });
    if (what === 'out' || what === 'remark' || what === 'unremark') await bulk({ do: what });
    if (what === 'merge' && numbers.length > 1) await member.post(`${path}/replies/${numbers[at % numbers.length]}/merging`, { to_reply: target });
    if (what === 'withdraw') await changeSubmission(place, submission, 'withdrawn');
    if (what === 'aside') await changeSubmission(place, submission, 'aside');
    if (what === 'restore') await changeSubmission(place, submission, 'restored');
    if (what === 'add') await changeSubmission(place, submission, 'added', `追加${to}の意見。`);
    if (['withdraw', 'aside', 'restore', 'add'].includes(what)) await town.program.runPendingJobs();
  }

  async function check(): Promise<void> {
    const { town, consultation } = place;
    const standing = await standingOf(town.db, consultation.id);
    const { rows } = await sql<{ kept: number; units: number; lost: number }>`
      select (select count(*)::integer from opinion.submission where withdrawn_at is null and aside_at is null) as kept, (select count(*)::integer from reply.unit) as units,
        (select count(*)::integer from reply.unit u join opinion.submission s on s.id = u.submission_id where s.withdrawn_at is not null or s.aside_at is not null) as lost`.execute(town.db);
    expect(standing).toMatchObject({ submissions: rows[0]!.kept, units: rows[0]!.units });
    expect(rows[0]!.lost).toBe(0);
    expect(standing.split + standing.unsplit).toBe(standing.submissions);
    expect(standing.unitLetters).toBe(standing.opinionLetters);
    expect(standing.remarks + standing.answered).toBeLessThanOrEqual(standing.units);
    // Where all are divided as they are, the units are the opinions, letter by letter.
    if (standing.unsplit === 0) expect(await isLetterByLetter(town.db, consultation.id)).toBe(true);
    expect(standing.complete).toBe(standing.unsplit === 0 && standing.answered + standing.remarks === standing.units && standing.replies === standing.approved);
    // No unit of a release without a reply of it, and no other.
    const release = await listForRelease(town.db, consultation.id);
    expect(new Set(release.units.map(({ replyNumber }) => replyNumber))).toEqual(new Set(release.replies.map(({ number }) => number)));
  }

  test('the sums add up and no unit is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 14 }), async (deeds) => {
        for (const one of deeds) {
          await act(one);
          await check();
        }
        await inTransaction(place.town.owner, async (tx) => {
          await sql`truncate reply.unit, reply.split, reply.reply, reply.note, reply.version, reply.step, reply.suggestion restart identity cascade`.execute(tx);
          await sql`delete from opinion.opinion where text like '追加%'`.execute(tx);
          await sql`update opinion.submission set withdrawn_at = null, aside_at = null, revision = 1`.execute(tx);
          await sql`update opinion.opinion o set text = '戻した意見。' || chr(10) || '二行目𠮷の文章' || o.id where text = ''`.execute(tx);
        });
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});
