import { describe, expect, it } from 'vitest';
import { type Appointment, appointmentFault, appointmentState } from './appointment.ts';
import { redactedError } from './dead-job.ts';
import { type Delegation, delegationFault } from './delegation.ts';
import { inOrder, placesFor } from './desk.ts';
import { isEmail } from './invitation.ts';

const today = '2026-11-22';
const head: Appointment = { id: 1, personId: 'a', role: 'head', departmentId: 2, since: '2026-04-01', until: '2027-04-01', endedAt: null };
const periods = [{ departmentId: 2, name: '企画課', parentId: null, since: '2020-04-01', until: '2027-04-01', position: 0 }];

describe('任命', () => {
  it('外部評価委員のほかは、部課を必要とする', () => {
    const wish = { role: 'member' as const, departmentId: null, since: today, until: null };
    expect(appointmentFault(wish, periods, [])?.field).toBe('department');
    expect(appointmentFault({ ...wish, role: 'panel' }, periods, [])).toBeNull();
    expect(appointmentFault({ ...wish, role: 'panel', departmentId: 2 }, periods, [])?.field).toBe('department');
  });

  it('部課のなくなる日を越えて任命できない', () => {
    const wish = { role: 'member' as const, departmentId: 2, since: today, until: null };
    expect(appointmentFault(wish, periods, [])?.sentence.ja).toContain('令和9年4月1日になくなります');
    expect(appointmentFault({ ...wish, until: '2027-04-01' }, periods, [])).toBeNull();
    expect(appointmentFault({ ...wish, since: '2027-04-01', until: '2028-04-01' }, periods, [])?.field).toBe('department');
  });

  it('同じ役割を重ねて任命しないが、続けて任命できる', () => {
    const open = [{ ...periods[0]!, until: null }];
    const wish = { role: 'head' as const, departmentId: 2, since: '2027-03-31', until: null };
    expect(appointmentFault(wish, open, [head])?.field).toBe('since');
    expect(appointmentFault({ ...wish, since: '2027-04-01' }, open, [head])).toBeNull();
    expect(appointmentFault(wish, open, [{ ...head, endedAt: new Date() }])).toBeNull();
  });

  it('最後の日の翌日には終わっている', () => {
    expect(appointmentState(head, '2026-03-31')).toBe('ahead');
    expect(appointmentState(head, '2027-03-31')).toBe('held');
    expect(appointmentState(head, '2027-04-01')).toBe('over');
  });
});

describe('代理', () => {
  const wish = { appointment: head, toPersonId: 'b', since: today, until: '2026-12-01' };
  const given: Delegation = { id: 1, appointmentId: 1, role: 'head', departmentId: 2, fromPersonId: 'a', toPersonId: 'b', since: today, until: '2026-12-01', reason: '出張', endedAt: null };

  it.each([
    ['正しい期間', {}, null],
    ['自分への代理', { toPersonId: 'a' }, 'email'],
    ['過ぎた日から', { since: '2026-11-21' }, 'since'],
    ['終わりが先', { until: today }, 'last'],
    ['任期を越える', { until: '2027-04-02' }, 'last'],
    ['任期の終わりまで', { until: '2027-04-01' }, null],
    ['任期のない役割で1年を越える', { appointment: { ...head, until: null }, until: '2027-12-01' }, 'last'],
  ])('%s', (_, change, field) => {
    expect(delegationFault({ ...wish, ...change }, [], today)?.field ?? null).toBe(field);
  });

  it('同じ相手に、重なる期間の代理を二度頼まない', () => {
    expect(delegationFault(wish, [given], today)?.field).toBe('email');
    expect(delegationFault({ ...wish, since: '2026-12-01', until: '2026-12-05' }, [given], today)).toBeNull();
    expect(delegationFault(wish, [{ ...given, endedAt: new Date() }], today)).toBeNull();
  });
});

describe('職員ページ', () => {
  it('期限の近い仕事が先に並び、待っていない仕事は並ばない', () => {
    const item = (path: string, count: number, dueOn?: string) => ({ title: { ja: path, en: path }, path, count, ...(dueOn === undefined ? {} : { dueOn }) });
    expect(inOrder([item('c', 1), item('b', 1, '2026-12-01'), item('x', 0, '2026-01-01'), item('a', 1, '2026-11-30')]).map(({ path }) => path)).toEqual(['a', 'b', 'c']);
    expect(placesFor([{ path: '/a', label: { ja: 'a', en: 'a' } }, { path: '/b', label: { ja: 'b', en: 'b' }, roles: ['administrator'] }], () => false).map(({ path }) => path)).toEqual(['/a']);
  });

  it('失敗した自動処理のエラーから、人にかかわるものを除く', () => {
    const shown = redactedError('550 mailbox taro@takuno.example of "市民 はなこ" is full; token abcdefghijklmnopqrstuvwxyz0123, tel 042-111-2222\n at stack');
    expect(shown).not.toMatch(/taro|はなこ|abcdef|042|stack/);
    expect(shown).toContain('550 mailbox');
    expect(redactedError('duplicate key value violates (email_key)=(taro x)')).not.toContain('taro');
    expect(redactedError('あ'.repeat(500)).length).toBeLessThan(210);
  });

  it('メールアドレスの打ちまちがいを見分ける', () => {
    expect(['taro@city.example.jp', 'a.b+c@x.jp'].every(isEmail)).toBe(true);
    expect(['taro', 'taro@city', 'taro@@city.jp', 'ta ro@city.jp', 'taro@city.jp,hanako@city.jp', ''].some(isEmail)).toBe(false);
  });
});
