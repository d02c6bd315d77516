/** The remark column: kinds, departments and 他, in any order and cut by spaces and line breaks. */
import type { Department } from './book.ts';
import type { TwoLineLayout } from './layout.ts';
import { words } from './print-space.ts';

export interface RemarkText {
  kinds: string[];
  departments: Department[];
  others: boolean;
  /** Departments for which no bureau is printed though their name asks for one. */
  withoutBureau: string[];
}

const bureauEnd = /部$/u;
const sectionEnd = /(?:課|室|館|所|局|センター|係|事務局|委員会|学校|園)$/u;
/** Whole offices that have no sections. */
const standsAlone = /(?:室|局|事務局|委員会)$/u;

/** 福祉部生活福祉課 → bureau and section. The first 部 that has a name before it ends the bureau; 内部 and 本部 are no bureaus. */
function split(text: string): Department | null {
  const end = text.indexOf('部', 2);
  if (end === -1 || end === text.length - 1) return null;
  return { bureau: text.slice(0, end + 1), section: text.slice(end + 1) };
}

/** 企画部企画政策課, typed in one word, as bureau and section; null where it is not two names. */
export function splitDepartment(text: string): Department | null {
  const parts = split(text);
  return parts?.section && parts.section.length > 1 && sectionEnd.test(parts.section) ? parts : null;
}

/**
 * 生活文化スポーツ部 協働コミュニティ課 他 → one department and others; 企画部情報推進課 市民部市民課 → two;
 * 危機管理室 → a bureau without section; 合併 市民部市民税課 → a kind and a department. What is neither is a kind that
 * nobody knows yet; the check asks about it.
 */
export function readRemark(text: string, layout: TwoLineLayout): RemarkText {
  const remark: RemarkText = { kinds: [], departments: [], others: false, withoutBureau: [] };
  let bureau: string | null = null;
  let pending = '';
  const add = (department: Department): void => {
    const known = remark.departments.some((one) => one.bureau === department.bureau && one.section === department.section);
    if (!known) remark.departments.push(department);
    bureau = null;
    pending = '';
  };
  const close = (): void => {
    if (bureau !== null) add({ bureau, section: pending === '' ? null : pending });
    else if (pending !== '') remark.kinds.push(pending);
    pending = '';
  };
  for (const word of words(text)) {
    if (layout.kinds.includes(word) || layout.others.includes(word)) {
      close();
      if (layout.others.includes(word)) remark.others = true;
      else if (!remark.kinds.includes(word)) remark.kinds.push(word);
      continue;
    }
    pending += word;
    const parts: Department | null = split(pending);
    if (bureau !== null && parts !== null) {
      const next: string = pending;
      pending = '';
      close();
      pending = next;
    }
    if (parts !== null && sectionEnd.test(pending)) add(parts);
    else if (bureauEnd.test(pending) && pending.length > 1) [bureau, pending] = [pending, ''];
    else if (bureau !== null && sectionEnd.test(pending)) add({ bureau, section: pending });
    else if (sectionEnd.test(pending) && pending.length > 1) {
      if (!standsAlone.test(pending)) remark.withoutBureau.push(pending);
      add({ bureau: pending, section: null });
    }
  }
  close();
  return remark;
}

/** True where a cell among the amounts holds nothing but kinds and departments. */
export function isRemark(text: string, layout: TwoLineLayout): boolean {
  const remark = readRemark(text, layout);
  const known = remark.kinds.every((kind) => layout.kinds.includes(kind));
  return known && remark.withoutBureau.length === 0 && (remark.kinds.length > 0 || remark.departments.length > 0);
}

/** The same among activities, where a committee or a centre may be what is done: only kinds and full departments count. */
export function isRemarkAmongActivities(text: string, layout: TwoLineLayout): boolean {
  return isRemark(text, layout) && readRemark(text, layout).departments.every(({ section }) => section?.endsWith('課'));
}
