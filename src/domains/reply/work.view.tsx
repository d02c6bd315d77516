/** What the pages of this work share. */
import type { ComponentChildren, VNode } from 'preact';
import { type Consultation, consultationWorkPath } from '#domains/consultation';
import { formatDate } from '#domains/civic';
import { departmentName } from '#domains/plan';
import { type NamedDepartment, staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Notice, Tabs, Tag } from '#ui';
import { boardPath, replyListPath, splitListPath, unitListPath } from './address.ts';
import { text } from './text.ts';
import { departmentKey, placeKey, type Stage } from './unit.ts';

type Named = Pick<Consultation, 'slug' | 'subject'>;

export function workCrumbs(view: View, { slug, subject }: Named): { href: string; label: ComponentChildren }[] {
  return [staffCrumb(view), { href: view.href(consultationWorkPath(slug)), label: <span lang="ja">{subject}</span> }];
}

/** `isOut`: nothing can be changed any more, and the way to a correction is said. `whole`: for those who work on all of it; others see the two lists that are narrowed to theirs. */
export function WorkTabs({ view, slug, at, whole = true, isOut }: { view: View; slug: string; at: 'split' | 'units' | 'replies' | 'board'; whole?: boolean; isOut: boolean }): VNode {
  const words = text(view.lang).board;
  const faces = [
    ...(whole ? [{ key: 'board', path: boardPath(slug) }, { key: 'split', path: splitListPath(slug) }] as const : []),
    ...([{ key: 'units', path: unitListPath(slug) }, { key: 'replies', path: replyListPath(slug) }] as const),
  ];
  const out = text(view.lang).reply.isOut;
  return (
    <>
      <Tabs label={words.tabs} items={faces.map(({ key, path }) => ({ href: view.href(path), label: words.links[key], current: key === at }))} />
      {isOut ? (
        <Notice tone="info" title={out.title}>
          <p>
            {out.how} {whole ? <a href={view.href(consultationWorkPath(slug))}>{out.link}</a> : null}
          </p>
        </Notice>
      ) : null}
    </>
  );
}

const stageTones: Record<Stage, NonNullable<Parameters<typeof Tag>[0]['tone']>> = { writing: 'neutral', submitted: 'blue', returned: 'orange', approved: 'green' };

export function StageTag({ view, stage }: { view: Pick<View, 'lang'>; stage: Stage }): VNode {
  return <Tag tone={stageTones[stage]}>{text(view.lang).reply.stages[stage]}</Tag>;
}

export function Due({ view, dueOn, today, open }: { view: View; dueOn: string | null; today: string; open: boolean }): VNode | null {
  if (dueOn === null) return <span>{text(view.lang).unit.none}</span>;
  return (
    <span>
      {formatDate(dueOn, view.lang)} {open && dueOn < today ? <Tag tone="red">{text(view.lang).unit.overdue}</Tag> : null}
    </span>
  );
}

export function departmentOptions(departments: readonly NamedDepartment[], first: { value: string; label: string }): { value: string; label: string; lang?: 'ja' }[] {
  return [first, ...departments.map((department) => ({ value: departmentKey(department), label: departmentName(department), lang: 'ja' as const }))];
}

interface Place {
  documentKey: string;
  anchor: string | null;
  label: string;
}

/** `kept`: a place that was chosen stays choosable when the draft no longer has it. */
export function placeOptions(view: View, places: readonly Place[], kept?: string): { value: string; label: string; lang?: 'ja' }[] {
  const options = [{ value: 'whole', label: text(view.lang).unit.whole }, ...places.map((place) => ({ value: placeKey(place), label: place.label, lang: 'ja' as const }))];
  return kept === undefined || options.some(({ value }) => value === kept) ? options : [...options, { value: kept, label: kept }];
}

export function placeLabel(view: View, places: readonly Place[], place: { documentKey: string | null; anchor: string | null }): string {
  const key = placeKey(place);
  return key === 'whole' ? text(view.lang).unit.whole : (places.find((one) => placeKey(one) === key)?.label.trim() ?? key);
}
