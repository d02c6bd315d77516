import { describe, expect, it } from 'vitest';
import { changedPeriods, contradiction, withdrawn } from './department-change.ts';
import { plannedChanges } from './department-plan.ts';
import { type DepartmentPeriod, departmentMeant, departmentNames, departmentsNear, departmentsOn, withBeneath } from './department.ts';

const period = (departmentId: number, name: string, parentId: number | null, since = '2020-04-01', until: string | null = null): DepartmentPeriod => ({ departmentId, name, parentId, since, until, position: departmentId });
/** 1 企画部 > 2 企画課 > 3 統計係, 4 総務部 > 5 総務課. */
const town = [period(1, '企画部', null), period(2, '企画課', 1), period(3, '統計係', 2), period(4, '総務部', null), period(5, '総務課', 4)];
const today = '2026-11-22';

function fault(change: Parameters<typeof changedPeriods>[1], all = town): string {
  const changed = changedPeriods(all, change, today);
  return changed.ok ? 'ok' : `${changed.field}: ${changed.sentence.ja}`;
}

describe('部課の木', () => {
  it('三段の木を、上から順に、上の名前とともに示す', () => {
    expect(departmentsOn(town, today).map(({ path }) => path.join(' '))).toEqual(['企画部', '企画部 企画課', '企画部 企画課 統計係', '総務部', '総務部 総務課']);
    expect(withBeneath(departmentsOn(town, today), 1)).toEqual([1, 2, 3]);
  });

  it('打たれた名前は、空白や字の幅にかかわらず一つの部課を指し、似た名前も挙げられる', () => {
    const departments = departmentsOn([...town, period(6, '総務課', 1)], today);
    expect(departmentMeant(departments, ' 企画部　企画課 ')?.id).toBe(2);
    expect(departmentMeant(departments, '統計係')?.id).toBe(3);
    expect(departmentMeant(departments, '総務課')).toBeNull();
    expect(departmentsNear(departments, '企画部 企画政策課')[0]?.path).toEqual(['企画部', '企画課']);
    expect(departmentsNear(departments, 'xyz')).toEqual([]);
  });
});

describe('部課の変更', () => {
  it('改称は4月1日から効き、3月31日までは前の名前のままである', () => {
    const changed = changedPeriods(town, { kind: 'rename', id: 2, from: '2027-04-01', name: '総合政策課' }, today);
    if (!changed.ok) throw new Error(changed.sentence.ja);
    const after = [...town.filter(({ departmentId }) => departmentId !== 2), ...changed.periods];
    expect(departmentNames(after, '2027-03-31').name(2)).toBe('企画部 企画課');
    expect(departmentNames(after, '2027-04-01').name(2)).toBe('企画部 総合政策課');
    expect(departmentNames(after, '2027-04-01').name(3)).toBe('企画部 総合政策課 統計係');
    expect(plannedChanges(after, new Map(), today)).toEqual([{ on: '2027-04-01', departmentId: 2, kind: 'becomes', name: '企画部 企画課', after: '企画部 総合政策課' }]);
    expect(withdrawn(changed.periods, today)).toEqual([town[1]]);
  });

  it('同じ日の改称と移動は一つにまとまる', () => {
    const renamed = changedPeriods(town, { kind: 'rename', id: 2, from: '2027-04-01', name: '情報課' }, today);
    if (!renamed.ok) throw new Error();
    const after = [...town.filter(({ departmentId }) => departmentId !== 2), ...renamed.periods];
    const moved = changedPeriods(after, { kind: 'move', id: 2, from: '2027-04-01', parentId: 4 }, today);
    expect(moved).toMatchObject({ ok: true, periods: [{ since: '2020-04-01', until: '2027-04-01' }, { since: '2027-04-01', until: null, name: '情報課', parentId: 4 }] });
  });

  it.each([
    ['始まる前の日', { kind: 'rename', id: 2, from: '2019-04-01', name: 'x' }, 'from: この部課は'],
    ['すでに始まった内容の書き換え', { kind: 'rename', id: 2, from: '2020-04-01', name: 'x' }, 'from: 令和2年4月1日'],
    ['ほかの部への移動', { kind: 'move', id: 5, from: '2027-04-01', parentId: 1 }, 'ok'],
    ['自分の下への移動', { kind: 'move', id: 1, from: '2027-04-01', parentId: 3 }, 'parent: 部課を、その下にある'],
    ['自分自身の下への移動', { kind: 'move', id: 1, from: '2027-04-01', parentId: 1 }, 'parent: 部課を、その下にある'],
    ['ない部課の下への移動', { kind: 'move', id: 5, from: '2027-04-01', parentId: 99 }, 'parent: '],
    ['下に部課の残る廃止', { kind: 'end', id: 2, from: '2027-04-01', successorId: 5 }, 'from: 令和9年4月1日'],
    ['自分への統合', { kind: 'end', id: 5, from: '2027-04-01', successorId: 5 }, 'successor: '],
    ['ない部課への統合', { kind: 'end', id: 5, from: '2027-04-01', successorId: 99 }, 'successor: '],
  ] as const)('%sについて、はっきり答える', (_, change, answer) => {
    expect(fault(change)).toContain(answer);
  });

  it('名前が重なる改称は、その日を示して断る', () => {
    expect(fault({ kind: 'rename', id: 5, from: '2027-04-01', name: '人事課' }, [...town, period(6, '人事課', 4)])).toBe('name: 令和9年4月1日（2027年4月1日）に、同じ場所に「人事課」という部課が二つあることになります。');
  });

  it('これから先の変更とぶつかるときも断る', () => {
    const ends = [...town.filter(({ departmentId }) => departmentId !== 4 && departmentId !== 5), period(4, '総務部', null, '2020-04-01', '2028-04-01'), period(5, '総務課', 4, '2020-04-01', '2028-04-01')];
    expect(contradiction(ends, today)).toBeNull();
    expect(fault({ kind: 'move', id: 2, from: '2027-04-01', parentId: 4 }, ends)).toContain('令和10年4月1日');
    expect(fault({ kind: 'rename', id: 4, from: '2027-04-01', name: 'x' }, ends)).toContain('なくなることが登録されています');
  });
});
