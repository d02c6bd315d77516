import type { ComponentChildren, VNode } from 'preact';
import type { NamedDepartment } from '#domains/staff';
import type { View } from '#platform/http';
import { Fold, Lines, Notice } from '#ui';
import type { ShownPart } from './part.ts';
import { findPersonalMarks } from './personal-mark.ts';
import { text } from './text.ts';
import { departmentKey, placeKey } from './unit.ts';
import { departmentOptions, placeOptions } from './work.view.tsx';

export interface PlaceChoice {
  documentKey: string;
  anchor: string | null;
  label: string;
}

export interface PartProps {
  view: View;
  number: number;
  part: ShownPart;
  places: PlaceChoice[];
  departments: NamedDepartment[];
}

/** One part with everything that is said of it. The fields of all parts have the same names: their order tells whose they are. */
export function PartFields(props: PartProps): VNode {
  const { view, number, part, places, departments } = props;
  const words = text(view.lang).split;
  const id = (name: string) => `f-${name}-${number}`;
  return (
    <fieldset class="hk-part">
      <legend>{words.part(number)}</legend>
      <blockquote class="hk-said">
        <Lines>{part.text}</Lines>
      </blockquote>
      <Warning view={view} part={part} />
      <input type="hidden" name="part_opinion[]" value={String(part.opinionId)} />
      <input type="hidden" name="part_text[]" value={part.text} />
      <div class="hk-filters__fields">
        <Choice id={id('kind')} name="part_kind[]" label={words.kind} value={part.remark ? 'remark' : 'opinion'} options={(['opinion', 'remark'] as const).map((value) => ({ value, label: words.kinds[value] }))} />
        <Choice id={id('place')} name="part_place[]" label={words.place} value={placeKey(part)} options={placeOptions(view, places, placeKey(part))} />
        <Choice id={id('department')} name="part_department[]" label={words.department} value={departmentKey(part.department)} options={departmentOptions(departments, { value: '', label: words.ownDepartment })} />
        <Labelled id={id('tags')} label={words.tags} hint={words.tagsHint}>
          <input class="hk-input" id={id('tags')} name="part_tags[]" type="text" value={part.tags.join('、')} lang="ja" aria-describedby={`${id('tags')}-hint`} />
        </Labelled>
      </div>
      <Fold summary={words.publicTextOpen} open={part.publicText !== null || findPersonalMarks(part.text).length > 0}>
        <Labelled id={id('public')} label={words.publicText} hint={words.publicTextHint}>
          <textarea class="hk-input" id={id('public')} name="part_public[]" rows={3} lang="ja" aria-describedby={`${id('public')}-hint`}>
            {part.publicText === null ? '' : `\n${part.publicText}`}
          </textarea>
        </Labelled>
      </Fold>
    </fieldset>
  );
}

/** What looks like somebody's name, number or address in the words that would be published. */
function Warning({ view, part }: Pick<PartProps, 'view' | 'part'>): VNode | null {
  const words = text(view.lang).split;
  const found = findPersonalMarks(part.publicText ?? part.text);
  if (found.length === 0 || part.remark) return null;
  return (
    <Notice tone="warning" title={part.publicText === null ? words.marks : words.marksStill}>
      <ul>
        {found.map(({ mark, text: said }) => (
          <li key={`${mark} ${said}`}>
            {words.mark[mark]}: <span lang="ja">{said}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Labelled({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ComponentChildren }): VNode {
  return (
    <div class="hk-field">
      <label class="hk-field__label" for={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p class="hk-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
    </div>
  );
}

function Choice({ id, name, label, value, options }: { id: string; name: string; label: string; value: string; options: { value: string; label: string; lang?: 'ja' }[] }): VNode {
  return (
    <Labelled id={id} label={label}>
      <span class="hk-select">
        <select id={id} name={name}>
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    </Labelled>
  );
}
