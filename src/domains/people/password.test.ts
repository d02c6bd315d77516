import { describe, expect, it } from 'vitest';
import { breachList } from './breach-list.ts';
import { passwordFault } from './password.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';

const around = { email: 'hanako.yamada@takuno.example', cityNames: ['拓野市', 'Takuno City'] };
const isBreached = breachList({ breachFilter: null });
const fault = (password: string): string | undefined => passwordFault(password, around, isBreached)?.ja;

describe('a password', () => {
  it.each(['とても長い合言葉の紙飛行機', 'korekara mainichi hashiru', '🐟🐟 いわしの群れ 2026 光る', 'correct horse battery staple', ' spaces at both ends '])('“%s” is taken: any letters, no rule but length', (password) => {
    expect(fault(password)).toBeUndefined();
  });

  it('has at least 12 and at most 200 characters, counted as people do', () => {
    expect(fault('あいうえおかきくけこさ')).toContain('12文字以上');
    expect(fault('🐟'.repeat(6))).toContain('12文字以上');
    expect(fault('あいう🐟えおかきくけこさ')).toBeUndefined();
    expect(fault('あい'.repeat(101))).toContain('200文字以内');
  });

  it.each(['password1234', 'PASSWORD2026!!', '123456789012', 'qwertyuiop123', 'iloveyou!!!!!!', '...dragon12345', 'monkeymonkey', 'aaaaaaaaaaaaa', 'abcabcabcabcab', 'abcdefghijklmn'])('“%s” is refused: thieves try it first', (password) => {
    expect(fault(password)).toContain('よく使われているか');
  });

  it.each(['hanako.yamada@takuno.example', 'hanako.yamada2026', 'Takuno City 2026', '拓野市拓野市拓野市2026年', 'hiraku-hiraku-1', 'Hiraku@takuno1'])('“%s” is refused: it stands near the person', (password) => {
    expect(fault(password)).toBeDefined();
  });

  it('may hold the city’s name among enough other words', () => {
    expect(fault('拓野市の川べりで朝に見つけた石')).toBeUndefined();
  });
});

describe('a kept password', () => {
  it('is an argon2id hash of at least 19 MiB, 2 passes, salted anew each time', async () => {
    const [one, other] = [await hashPassword('とても長い合言葉の紙飛行機'), await hashPassword('とても長い合言葉の紙飛行機')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(isOutdated(one)).toBe(false);
    expect(isOutdated(one.replace('t=2', 't=1'))).toBe(true);
  });

  it('is known again however the keyboard composed it, and no other is', async () => {
    const hash = await hashPassword('パスポートのガイドブック');
    expect(await isPassword('パスポートのガイドブック'.normalize('NFD'), hash)).toBe(true);
    expect(await isPassword('ﾊﾟｽﾎﾟｰﾄのｶﾞｲﾄﾞﾌﾞｯｸ', hash)).toBe(true);
    expect(await isPassword('パスポートのガイドブッグ', hash)).toBe(false);
    expect(await isPassword('', hash)).toBe(false);
    expect(await isPassword('パスポートのガイドブック', null)).toBe(false);
  });

  it('takes as much work to refuse where there is none', async () => {
    const hash = await hashPassword('とても長い合言葉の紙飛行機');
    const cpu = async (against: string | null): Promise<number> => {
      const before = process.cpuUsage();
      await isPassword('wrong wrong wrong', against);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    // The least of several: now and then the process collects its garbage as well.
    const tries: [number, number][] = [];
    for (let tried = 0; tried < 10; tried += 1) tries.push([await cpu(hash), await cpu(null)]);
    const [known, unknown] = [0, 1].map((at) => Math.min(...tries.map((pair) => pair[at]!)));
    expect(unknown).toBeGreaterThan(known! / 4);
  });

  it('is worked out two at a time; when too many wait, the next is asked to come back', async () => {
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => hashPassword('とても長い合言葉の紙飛行機')));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(results.length - refused.length).toBe(6);
    expect(refused[0]!.reason).toMatchObject({ status: 503 });
    expect(await hashPassword('あとで来た人の合言葉です')).toContain('argon2id');
  });
});
