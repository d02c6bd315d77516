/** What can be followed: a programme by its number, a measure by its code, a department by its name. */

export const subjectKinds = ['programme', 'measure', 'department'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface SubjectKey {
  kind: SubjectKind;
  /** P0001, 協1-1, 企画部 企画課 */
  key: string;
}

export interface Subject extends SubjectKey {
  /** Its name, as the plan has it. */
  name: string;
  /** Address of its page, without language prefix; null where it has none. */
  path: string | null;
}

/** `programme:P0001`, as it stands in addresses and forms. */
export function subjectText({ kind, key }: SubjectKey): string {
  return `${kind}:${key}`;
}

/** Null for what names nothing that can be followed. */
export function parseSubject(text: string): SubjectKey | null {
  const at = text.indexOf(':');
  const kind = subjectKinds.find((each) => each === text.slice(0, Math.max(at, 0)));
  const key = text.slice(at + 1).trim();
  return kind !== undefined && key !== '' && key.length <= 200 ? { kind, key } : null;
}

/** 企画部 企画課; the bureau alone where there is no section. */
export function departmentKey({ bureau, section }: { bureau: string; section: string | null }): string {
  return section === null ? bureau : `${bureau} ${section}`;
}

export function newFollowPath(subject: SubjectKey): string {
  return `/follow/new?${new URLSearchParams({ about: subjectText(subject) })}`;
}

const feedFolder: Record<SubjectKind, string> = { programme: 'programmes', measure: 'measures', department: 'departments' };

/** Address of the Atom feed, without language prefix; of everything where nothing is named. */
export function feedPath(subject: SubjectKey | null): string {
  return subject === null ? '/feeds/all' : `/feeds/${feedFolder[subject.kind]}/${encodeURIComponent(subject.key)}`;
}
