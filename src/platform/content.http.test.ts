import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { contentVersions } from './content.ts';
import { inTransaction } from './database.ts';
import { json, row, type Ask } from './http.ts';
import { newsRow, openSmallSite, type SmallSite } from './small-site.fixture.ts';

let home: SmallSite;
beforeEach(async () => {
  home = await openSmallSite(inject('databaseServer'));
});
afterEach(() => home.close());

const ask = (server: { fetch(request: Request): Promise<Response> }, path = '/news', headers: Record<string, string> = {}) => server.fetch(new Request(`http://town.example${path}`, { headers }));
const publish = (id: number, words: string) => sql`insert into news values (${id}, ${words})`.execute(home.db);
const version = async () => (await contentVersions(home.db).read()).get('news')?.version ?? 0n;

describe('a page is made once per version of what it reads', () => {
  test('asked a hundred times, also at once, it is rendered once', async () => {
    const told = { renderings: 0 };
    const server = home.server([newsRow(told)]);
    await Promise.all(Array.from({ length: 50 }, () => ask(server)));
    for (let i = 0; i < 50; i++) await ask(server);
    expect(told.renderings).toBe(1);
  });

  test('after a change made through one process, every other process shows the change at once', async () => {
    const told = [{ renderings: 0 }, { renderings: 0 }];
    const [one, two] = told.map((each) => home.server([newsRow(each)]));
    for (let round = 1; round <= 20; round++) {
      await publish(round, `news ${round}`);
      const [a, b] = await Promise.all([ask(one!), ask(two!)]);
      expect(await a.text()).toContain(`news ${round}`);
      expect(await b.text()).toContain(`news ${round}`);
    }
    expect(told.map((each) => each.renderings)).toEqual([20, 20]);
  });

  test('a table without the trigger leaves the old page standing: the trigger is what makes it exact', async () => {
    const server = home.server([newsRow()]);
    await publish(1, 'first');
    await ask(server);
    await sql`alter table news disable trigger touch`.execute(home.db);
    await publish(2, 'second');
    expect(await (await ask(server)).text()).not.toContain('second');
  });

  test('a reply is never older than what was committed before it was asked for, while many write and many read', async () => {
    const servers = [home.server([newsRow()]), home.server([newsRow()])];
    let committed = 0;
    let reading = true;
    const writing = (async () => {
      for (let i = 1; reading; i++) {
        await sql`insert into news values (1, ${`#${i}#`}) on conflict (id) do update set words = excluded.words`.execute(home.db);
        committed = i;
      }
    })();
    try {
      for (let round = 0; round < 40; round++) {
        const before = committed;
        const replies = await Promise.all([...servers, ...servers].map(async (server) => (await ask(server)).text()));
        for (const reply of replies) expect(Number(/#(\d+)#/.exec(reply)?.[1] ?? 0)).toBeGreaterThanOrEqual(before);
      }
    } finally {
      reading = false;
    }
    await writing;
    expect(committed).toBeGreaterThan(0);
  });

  test('a page that began to be made before a change is not given to somebody who came after it', async () => {
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const row = newsRow();
    let first = true;
    const server = home.server([
      {
        ...row,
        async run(asked) {
          const reply = await row.run(asked);
          if (first) {
            first = false;
            started.resolve();
            await gate.promise;
          }
          return reply;
        },
      },
    ]);
    await publish(1, 'early');
    const slow = ask(server);
    await started.promise;
    await publish(2, 'late');
    expect(await (await ask(server)).text()).toContain('late');
    gate.resolve();
    expect(await (await slow).text()).not.toContain('late');
    expect(await (await ask(server)).text()).toContain('late');
  });

  test('a page that reads twice never shows half of a change made in between', async () => {
    const between = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const count = async (asked: Ask) => (await sql`select from news`.execute(asked.db)).rows.length;
    const twice = row({
      method: 'GET',
      path: '/twice',
      who: 'anyone',
      what: 'Reads twice',
      reads: ['news'],
      async run(asked) {
        const first = await count(asked);
        between[0]!.resolve();
        await between[1]!.promise;
        return json([first, await count(asked)]);
      },
    });
    const reply = ask(home.server([twice]), '/twice');
    await between[0]!.promise;
    await publish(1, 'in between');
    between[1]!.resolve();
    expect(await (await reply).json()).toEqual([0, 0]);
  });
});

describe('versions', () => {
  test('a change that is rolled back changes no version', async () => {
    await publish(1, 'first');
    const before = await version();
    await inTransaction(home.db, async (tx) => {
      await sql`delete from news`.execute(tx);
      throw new Error('no');
    }).catch(() => undefined);
    expect(await version()).toBe(before);
  });

  test('many statements of one transaction raise the version once, and a truncate counts too', async () => {
    await inTransaction(home.db, async (tx) => {
      for (let i = 0; i < 10; i++) await sql`insert into news values (${i}, 'x')`.execute(tx);
    });
    expect(await version()).toBe(1n);
    await sql`truncate news`.execute(home.db);
    expect(await version()).toBe(2n);
  });

  test('a change undone to a savepoint and made again still raises the version', async () => {
    await inTransaction(home.db, async (tx) => {
      await sql`savepoint here`.execute(tx);
      await sql`insert into news values (1, 'x')`.execute(tx);
      await sql`rollback to savepoint here`.execute(tx);
      await sql`insert into news values (1, 'y')`.execute(tx);
    });
    expect(await version()).toBe(1n);
  });

  test('callers who come together share a read; those who come after it began are given a later one', async () => {
    const reader = contentVersions(home.db);
    const together = Array.from({ length: 30 }, () => reader.read());
    expect(new Set(together).size).toBe(1);
    // The read begins in the next turn.
    await new Promise((turn) => setImmediate(() => setImmediate(turn)));
    const later = Array.from({ length: 30 }, () => reader.read());
    expect(new Set(later).size).toBe(1);
    expect(later[0]).not.toBe(together[0]);
    await Promise.all([...together, ...later]);
  });
});

test('many slow pages at once do not keep others from a finished page', async () => {
  const [gate, busy] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let making = 0;
  const slow = row({
    method: 'GET',
    path: '/slow/:page',
    who: 'anyone',
    what: 'A slow page',
    reads: ['news'],
    async run(asked) {
      await sql`select from news`.execute(asked.db);
      if (++making === 8) busy.resolve();
      await gate.promise;
      return json(asked.params);
    },
  });
  const server = home.server([newsRow(), slow]);
  await ask(server);
  const slowPages = Array.from({ length: 30 }, (_, index) => ask(server, `/slow/${index}`));
  await busy.promise;
  expect((await ask(server)).status).toBe(200);
  gate.resolve();
  expect((await Promise.all(slowPages)).map((reply) => reply.status)).toEqual(Array<number>(30).fill(200));
});

describe('what a browser already has is not sent again', () => {
  test('the same page is answered 304 until it changes', async () => {
    const server = home.server([newsRow()]);
    await publish(1, 'first');
    const etag = (await ask(server)).headers.get('etag')!;
    const again = await ask(server, '/news', { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    await publish(2, 'second');
    expect((await ask(server, '/news', { 'if-none-match': etag })).status).toBe(200);
  });

  test('language, day and known parameters make pages of their own; unknown parameters do not', async () => {
    const told = { renderings: 0 };
    const server = home.server([newsRow(told)]);
    await ask(server);
    await ask(server, '/news?utm_source=x');
    expect(told.renderings).toBe(1);
    expect(await (await ask(server, '/en/news')).text()).toContain('lang="en"');
    expect(told.renderings).toBe(2);
    home.clock.set('2026-04-01T14:59:59Z');
    await ask(server);
    expect(told.renderings).toBe(2);
    home.clock.set('2026-04-01T15:00:00Z');
    await ask(server);
    expect(told.renderings).toBe(3);
  });

});
