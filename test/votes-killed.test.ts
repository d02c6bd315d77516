/** The power plug of the server pulled while people vote: every vote that was acknowledged is there afterwards, and none twice. */
import { townMap } from '#fixtures/opinion-map/town-map';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTown, type Town } from '#town';
import { serveProgram, type Serving } from './program.ts';

type Choice = 'agree' | 'disagree' | 'pass';
const clients = 20;
const acknowledgedBefore = 200;
/** Enough that nobody is through before the server is killed. */
const statements = 60;
let town: Town;
let serving: Serving | null = null;
let slug: string;

beforeAll(async () => {
  town = await openTown({ at: new Date().toISOString() });
  serving = await serve();
  // The program's own city has filled the database; the opinion map is the town's.
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  ({ slug } = await townMap(town, { year: new Date().getFullYear() - 1, number: 999, opensOn: day(-3), closesOn: day(30), seeds: Array.from({ length: statements }, (_, index) => `駅前の道についての意見、その${index + 1}。`) }));
});
afterAll(async () => {
  await serving?.stop('SIGKILL');
  await town?.close();
});

const serve = (): Promise<Serving> => serveProgram({ DATABASE_URL: town.settings.databaseUrl!, HIRAKU_DATA: town.settings.dataFolder, HIRAKU_WRITES_PER_MINUTE: '0', HIRAKU_READS_PER_MINUTE: '0', HIRAKU_LOG_LEVEL: 'error' });

/** Somebody with a browser that keeps cookies, and a list of what the site has acknowledged. */
class Voter {
  readonly acknowledged = new Map<number, Choice>();
  /** What was sent and not answered: it may be there or not. */
  unanswered: { statement: number; choice: Choice } | null = null;
  private readonly cookies = new Map<string, string>();
  private csrf = '';
  private next = 0;

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(serving!.url + path, { ...init, redirect: 'manual', headers: { accept: 'application/json', cookie, ...init.headers } });
    for (const line of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.cookies.set(name!, value!);
    }
    return reply;
  }

  async begin(): Promise<void> {
    const html = await (await this.ask(`/opinion-maps/${slug}/part`, { headers: { accept: 'text/html' } })).text();
    this.csrf = /name="csrf" value="([^"]+)"/.exec(html)![1]!;
    this.next = Number(/name="statement" value="(\d+)"/.exec(html)![1]);
  }

  /** Votes until the server is gone (then it rejects), refuses or has no more statements; every fifth vote changes the one before. */
  async voteOn(told: () => void): Promise<void> {
    for (let turn = 0; this.next !== 0; turn += 1) {
      const changed = turn % 5 === 4 ? [...this.acknowledged].at(-1)! : null;
      const vote = changed === null ? { statement: this.next, choice: (['agree', 'disagree', 'pass'] as const)[turn % 3]! } : { statement: changed[0], choice: changed[1] === 'agree' ? ('disagree' as const) : ('agree' as const) };
      this.unanswered = vote;
      const reply = await this.ask(`/opinion-maps/${slug}/votes`, { method: 'POST', body: new URLSearchParams({ csrf: this.csrf, statement: String(vote.statement), choice: vote.choice }) });
      if (reply.status !== 200) return;
      const { next } = (await reply.json()) as { next: { number: number } | null };
      this.acknowledged.set(vote.statement, vote.choice);
      this.unanswered = null;
      this.next = next?.number ?? 0;
      told();
    }
  }

  /** In the order of statements. */
  async ownVotes(): Promise<[statement: number, choice: Choice][]> {
    const { votes } = (await (await this.ask(`/opinion-maps/${slug}/mine?format=json`)).json()) as { votes: { number: number; choice: Choice }[] };
    return votes.map(({ number, choice }) => [number, choice]);
  }
}

type Counts = Record<Choice, number>;

/** Of statements that fewer than five answered it is told how many did, and no more. */
function told({ agree, disagree, pass }: Counts): Counts | number {
  const answered = agree + disagree + pass;
  return answered < 5 ? answered : { agree, disagree, pass };
}

async function published(): Promise<Map<number, Counts | number>> {
  const { statements: list } = (await (await fetch(`${serving!.url}/opinion-maps/${slug}/statements?format=json`)).json()) as { statements: { number: number; votes: Counts | { agree: null; answered: number } | null }[] };
  return new Map(list.map(({ number, votes }) => [number, votes === null ? 0 : votes.agree === null ? votes.answered : told(votes)]));
}

test(`${clients} people vote, the server is killed in the middle and started again: all they were told is theirs, and counted once`, async () => {
  const voters = Array.from({ length: clients }, () => new Voter());
  for (const voter of voters) await voter.begin();
  let taken = 0;
  const voting = voters.map((voter) => voter.voteOn(() => {
    taken += 1;
    if (taken === acknowledgedBefore) serving!.child.kill('SIGKILL');
  }));
  const ends = await Promise.allSettled(voting);
  expect(await serving!.stop('SIGKILL')).toBe(null);
  // Cut off in the middle: nobody was refused or through, and each was waiting for an answer.
  expect(ends.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  expect(voters.every(({ unanswered }) => unanswered !== null)).toBe(true);

  // What a connection of the killed server had sent the database still does: only then it is known what was taken.
  await expect.poll(async () => (await sql`select from pg_stat_activity where datname = current_database() and usename = session_user and pid <> pg_backend_pid()`.execute(town.owner)).rows).toEqual([]);
  serving = await serve();
  const sums = new Map<number, Counts>();
  for (const voter of voters) {
    const own = await voter.ownVotes();
    const { acknowledged, unanswered } = voter;
    const allowed = [acknowledged, new Map([...acknowledged, [unanswered!.statement, unanswered!.choice]])];
    expect(allowed.map((one) => [...one].toSorted(([first], [second]) => first - second))).toContainEqual(own);
    for (const [number, choice] of own) {
      const sum = sums.get(number) ?? { agree: 0, disagree: 0, pass: 0 };
      sum[choice] += 1;
      sums.set(number, sum);
    }
  }
  await expect.poll(async () => [...(await published())].filter(([number]) => sums.has(number)), { interval: 100 }).toEqual([...sums].map(([number, sum]) => [number, told(sum)] as const).toSorted(([first], [second]) => first - second));
  const { rows } = await sql<{ people: number; twice: number }>`
    select (select count(*)::integer from opinion_map.participant p join opinion_map.conversation c on c.id = p.conversation_id where c.slug = ${slug}) as people,
      (select count(*)::integer from opinion_map.ballot b join opinion_map.conversation c on c.id = b.conversation_id where c.slug = ${slug})
        - (select sum(num_nonnulls(v.value) - num_nonnulls(v.before))::integer from opinion_map.vote v join opinion_map.conversation c on c.id = v.conversation_id where c.slug = ${slug}) as twice`.execute(town.owner);
  expect(rows).toEqual([{ people: clients, twice: 0 }]);
});
