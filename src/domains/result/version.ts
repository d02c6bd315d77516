/** The result in the words of other readers: やさしい日本語, and for children. */
import type { Sentence } from '#platform/http';
import { sentence } from './text.ts';

export const audiences = ['plain', 'children'] as const;
export type Audience = (typeof audiences)[number];

export interface ResultVersion {
  audience: Audience;
  title: string;
  /** Text with headings (`# `) and lists (`- `). */
  body: string;
  actingAs: string;
  at: Date;
}

export type Part = { kind: 'heading'; text: string } | { kind: 'paragraph'; lines: string[] } | { kind: 'list'; items: string[] };

/** What was typed, as parts of a page; nothing in it is markup but the first signs of a line. */
export function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  let open: Part | null = null;
  for (const line of body.split(/\r?\n/u).map((each) => each.trim())) {
    const heading = /^[#＃]+[ 　]*(.+)$/u.exec(line)?.[1];
    const item = /^[-・][ 　]*(.+)$/u.exec(line)?.[1];
    if (line === '') open = null;
    else if (heading !== undefined) {
      parts.push({ kind: 'heading', text: heading });
      open = null;
    } else if (item !== undefined) {
      if (open?.kind === 'list') open.items.push(item);
      else parts.push((open = { kind: 'list', items: [item] }));
    } else if (open?.kind === 'paragraph') open.lines.push(line);
    else parts.push((open = { kind: 'paragraph', lines: [line] }));
  }
  return parts;
}

/** What a version lacks; `isOut`: the public reads one already, so a change needs its reason. */
export function versionFaults({ title, body }: Pick<ResultVersion, 'title' | 'body'>, { isOut, reason }: { isOut: boolean; reason: string }): { field: string; sentence: Sentence }[] {
  const fault = (field: string, name: 'name' | 'body' | 'reason') => ({ field, sentence: sentence((words) => words.release.version.errors[name]) });
  return [...(title === '' ? [fault('title', 'name')] : []), ...(body === '' ? [fault('body', 'body')] : []), ...(isOut && reason === '' ? [fault('reason', 'reason')] : [])];
}
