/** Changes to the tree of departments from a day on, and what speaks against them. */
import { formatDate, formatWareki } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';
import { type DepartmentPeriod, departmentsOn, isInForce } from './department.ts';

export type DepartmentChange =
  | { kind: 'rename'; id: number; from: PlainDate; name: string }
  | { kind: 'move'; id: number; from: PlainDate; parentId: number | null }
  | { kind: 'end'; id: number; from: PlainDate; successorId: number | null };

/** All periods of the department after the change, or the field at fault and why. */
export type Changed = { ok: true; periods: DepartmentPeriod[] } | { ok: false; field: string; sentence: Sentence };

const day = (date: PlainDate): Sentence => ({ ja: `${formatWareki(date)}（${formatDate(date, 'ja')}）`, en: formatDate(date, 'en') });

function refuse(field: string, ja: string, en: string): Changed {
  return { ok: false, field, sentence: { ja, en } };
}

/** Position behind those who stand under a parent on a day. */
export function lastPosition(all: readonly DepartmentPeriod[], parentId: number | null, on: PlainDate): number {
  return Math.max(-1, ...all.filter((period) => period.parentId === parentId && isInForce(period, on)).map(({ position }) => position)) + 1;
}

/** What becomes of a department. History before `today` is never written over: a change there only begins anew. */
export function changedPeriods(all: readonly DepartmentPeriod[], change: DepartmentChange, today: PlainDate): Changed {
  const { id, from } = change;
  const own = all.filter(({ departmentId }) => departmentId === id).toSorted((one, other) => (one.since < other.since ? -1 : 1));
  const last = own.at(-1);
  if (!last) throw new Error(`there is no department ${id}`);
  const timing = wrongTime(own, last, from, today, change.kind);
  if (timing) return timing;
  const periods = change.kind === 'end' ? [...own.slice(0, -1), { ...last, until: from }] : begunAnew(own, last, from, faceAfter(all, last, change));
  const sentence = contradiction([...all.filter(({ departmentId }) => departmentId !== id), ...periods], from);
  if (sentence) return { ok: false, field: change.kind === 'rename' ? 'name' : change.kind === 'move' ? 'parent' : 'from', sentence };
  if (change.kind === 'end' && change.successorId !== null) return successorFault(all, id, change.successorId, from) ?? { ok: true, periods };
  return { ok: true, periods };
}

function wrongTime(own: DepartmentPeriod[], last: DepartmentPeriod, from: PlainDate, today: PlainDate, kind: DepartmentChange['kind']): Changed | null {
  const first = own[0]!.since;
  if (last.until !== null)
    return refuse('from', `この部課は${day(last.until).ja}になくなることが登録されています。先にその登録を取り消してください。`, `This department ends on ${day(last.until).en} already. Withdraw that first.`);
  if (from < first) return refuse('from', `この部課は${day(first).ja}からあります。その日より後の日を指定してください。`, `This department begins on ${day(first).en}. Choose a later day.`);
  if (from < last.since)
    return refuse('from', `${day(last.since).ja}からの変更がすでに登録されています。その日より後の日を指定するか、先にその変更を取り消してください。`, `A change from ${day(last.since).en} is kept already. Choose a later day, or withdraw that change first.`);
  if (from === last.since && (kind === 'end' || last.since < today))
    return refuse('from', `${day(from).ja}に始まった内容は書き換えられません。その翌日より後の日を指定してください。`, `What began on ${day(from).en} cannot be written over. Choose a later day.`);
  return null;
}

function faceAfter(all: readonly DepartmentPeriod[], last: DepartmentPeriod, change: Exclude<DepartmentChange, { kind: 'end' }>): Pick<DepartmentPeriod, 'name' | 'parentId' | 'position'> {
  if (change.kind === 'rename') return { name: change.name, parentId: last.parentId, position: last.position };
  return { name: last.name, parentId: change.parentId, position: lastPosition(all, change.parentId, change.from) };
}

function begunAnew(own: DepartmentPeriod[], last: DepartmentPeriod, from: PlainDate, face: Pick<DepartmentPeriod, 'name' | 'parentId' | 'position'>): DepartmentPeriod[] {
  const before = own.slice(0, -1);
  const anew = { ...last, ...face, since: from, until: null };
  return last.since === from ? [...before, anew] : [...before, { ...last, until: from }, anew];
}

function successorFault(all: readonly DepartmentPeriod[], id: number, successorId: number, from: PlainDate): Changed | null {
  const isThere = all.some((period) => period.departmentId === successorId && isInForce(period, from));
  if (successorId !== id && isThere) return null;
  return refuse('successor', `引き継ぐ部課は、${day(from).ja}にある、ほかの部課から選んでください。`, `Choose another department that is there on ${day(from).en} to take over.`);
}

/** What does not fit together on some day from `from` on, counting changes of the future; null where all fits. */
export function contradiction(all: readonly DepartmentPeriod[], from: PlainDate): Sentence | null {
  const days = new Set([from, ...all.flatMap(({ since, until }) => [since, until ?? from])].filter((date) => date >= from));
  for (const on of [...days].toSorted()) {
    const active = all.filter((period) => isInForce(period, on));
    const ids = new Set(active.map(({ departmentId }) => departmentId));
    const orphan = active.find(({ parentId }) => parentId !== null && !ids.has(parentId));
    if (orphan)
      return {
        ja: `${day(on).ja}に、「${orphan.name}」の上の部課がなくなります。先に「${orphan.name}」を移すか、なくしてください。`,
        en: `On ${day(on).en} the department above “${orphan.name}” would be gone. Move or end “${orphan.name}” first.`,
      };
    const twin = active.find((one, at) => active.some((other, index) => index > at && other.name === one.name && other.parentId === one.parentId));
    if (twin) return { ja: `${day(on).ja}に、同じ場所に「${twin.name}」という部課が二つあることになります。`, en: `On ${day(on).en} two departments in one place would be called “${twin.name}”.` };
    if (departmentsOn(all, on).length < active.length) return { ja: '部課を、その下にある部課の下に置くことはできません。', en: 'A department cannot stand under one that stands under it.' };
  }
  return null;
}

/** The periods without the last change that still lies ahead of `today`; null where none does. */
export function withdrawn(own: readonly DepartmentPeriod[], today: PlainDate): DepartmentPeriod[] | null {
  const ordered = own.toSorted((one, other) => (one.since < other.since ? -1 : 1));
  const last = ordered.at(-1);
  if (!last) return null;
  if (last.until !== null) return last.until > today ? [...ordered.slice(0, -1), { ...last, until: null }] : null;
  if (last.since <= today || ordered.length === 1) return null;
  return ordered.slice(0, -1).map((period, at, kept) => (at === kept.length - 1 ? { ...period, until: null } : period));
}
