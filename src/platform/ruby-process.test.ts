import { afterEach, describe, expect, test } from 'vitest';
import { rubyProcess, type RubyPatience, type RubyProcess } from './ruby-process.ts';

/** Far longer than people are made to wait: what is slow here is other tests. */
const patient: Partial<RubyPatience> = { pageMs: 60_000, rowMs: 60_000, idleMs: 60_000 };

const opened: RubyProcess[] = [];
function open(patience: Partial<RubyPatience> = {}): RubyProcess & { told: string[] } {
  const told: string[] = [];
  const made = rubyProcess((problem) => told.push(problem), { ...patient, ...patience });
  opened.push(made);
  return Object.assign(made, { told });
}
afterEach(() => {
  for (const { pid } of opened.splice(0)) if (pid !== null) process.kill(pid, 'SIGKILL');
});

const none = { version: '0', list: [] };
const page = '<html lang="ja"><body><p>市民の声</p></body></html>';
const written = '<ruby>市民<rp>(</rp><rt>しみん</rt><rp>)</rp></ruby>';
const isGone = (pid: number): boolean => {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
};

describe('the process that writes readings', () => {
  test('begins when it is first asked, and one serves all', async () => {
    const ruby = open();
    expect(ruby.pid).toBeNull();
    const pages = await Promise.all(Array.from({ length: 5 }, () => ruby.write(page, none)));
    expect(pages.map((html) => html?.includes(written))).toEqual([true, true, true, true, true]);
    const { pid } = ruby;
    await ruby.write(page, none);
    expect(ruby.pid).toBe(pid);
  });

  test('killed in the middle of a page, that page goes without and the next is written by another', async () => {
    const ruby = open();
    const [first, second] = [ruby.write(page, none), ruby.write(page, none)];
    const killed = ruby.pid!;
    process.kill(killed, 'SIGKILL');
    expect(await first).toBeNull();
    expect(await second).toContain(written);
    expect(ruby.pid).not.toBe(killed);
    expect(ruby.told).toEqual([expect.stringContaining('SIGKILL')]);
  });

  test('takes other readings from the next page on', async () => {
    const ruby = open();
    expect(await ruby.write('<p>柳沢</p>', none)).toContain('やなぎさわ');
    expect(await ruby.write('<p>柳沢</p>', { version: '1', list: [{ word: '柳沢', reading: 'やぎさわ' }] })).toContain('やぎさわ');
    expect(await ruby.write('<p>柳沢</p>', { version: '2', list: [] })).toContain('やなぎさわ');
  });

  test('ends after a while without work, and begins again', async () => {
    const ruby = open({ idleMs: 1 });
    await ruby.write(page, none);
    await expect.poll(() => ruby.pid).toBeNull();
    expect(await ruby.write(page, none)).toContain(written);
    expect(ruby.told).toEqual([]);
  });

  test('a page that takes too long is given up, and its process with it', async () => {
    const ruby = open({ pageMs: 1 });
    const asked = ruby.write(page, none);
    const pid = ruby.pid!;
    expect(await asked).toBeNull();
    await expect.poll(() => isGone(pid)).toBe(true);
  });

  test('when it fails again and again it rests, and pages do not wait for it', async () => {
    const ruby = open({ pageMs: 1, restMs: 60_000 });
    for (let i = 0; i < 3; i += 1) expect(await ruby.write(page, none)).toBeNull();
    expect(await ruby.write(page, none)).toBeNull();
    expect(ruby.pid).toBeNull();
    expect(ruby.told).toHaveLength(3);
  });

  test('a row that is full, or a page beyond all measure, is turned away at once', async () => {
    const ruby = open({ rowMax: 2 });
    const asked = Array.from({ length: 4 }, () => ruby.write(page, none));
    expect((await Promise.all(asked)).map((html) => html !== null)).toEqual([true, true, true, false]);
    expect(await ruby.write('a'.repeat(8_000_001), none)).toBeNull();
  });

  test('a text without an end, and letters that are none, come back as they were', async () => {
    const ruby = open();
    const endless = `<p>${'市民の声'.repeat(20_000)}</p><p>市\ud800民\u0000の声</p>`;
    const html = await ruby.write(endless, none);
    expect(html).toContain('<rt>しみん</rt>');
    expect(html!.replace(/<rp>.<\/rp>|<rt>[^<]*<\/rt>|<\/?(ruby|span)>/g, '')).toBe(endless);
    expect(ruby.told).toEqual([]);
  });

  test('a page as large as a book is written', async () => {
    const ruby = open();
    const paragraph = '<p>市民が公園の手入れに参加し、街路樹の読み書きを教える。</p>';
    const html = await ruby.write(`<html lang="ja"><body>${paragraph.repeat(5_000)}</body></html>`, none);
    expect(html!.split('<ruby>').length).toBeGreaterThan(25_000);
  });
});
