import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, fieldId, Fold, Form, Notice, Section } from '#ui';
import { draftFieldName } from './draft-cell.view.tsx';
import type { RowFinding } from './draft-check.ts';
import type { DraftPart, Step } from './draft-submission.ts';
import { departmentKey, type Draft, draftPath, isOpen } from './draft.ts';
import { Said } from './figure.view.tsx';
import { departmentName } from './listing.ts';
import { text } from './text.ts';

export interface ShownPart extends DraftPart {
  steps: Step[];
  /** How many of its rows have to be mended. */
  faults: number;
  /** Why planning went on in place of the department; null where it did not. */
  takenFor: string | null;
}

/** What has to be mended before something can be done, and what was typed meanwhile. */
export interface DraftWrong {
  errors: { field: string; message: string }[];
  values: Record<string, string>;
  /** Errors of rows. */
  faults: RowFinding[];
  /** Key of the department whose rows they are in; null where the whole draft was looked at. */
  department: string | null;
}

export interface PartsProps {
  view: View;
  draft: Draft;
  parts: ShownPart[];
  /** How many parts nobody has changed or moved; 0 for those who may not accept them. */
  untouched: number;
  wrong: DraftWrong | null;
}

export const gridOfPart = (draft: Pick<Draft, 'slug'>, key: string, more = ''): string => `${draftPath(draft.slug, '/grid')}?department=${encodeURIComponent(key || '/')}${more}`;

/** How far each department is, and what can be done with its part now. */
export function Parts({ view, draft, parts, untouched, wrong }: PartsProps): VNode {
  const words = text(view.lang).draft;
  const columns: Column<ShownPart>[] = [
    { key: 'department', label: words.department, rowHeader: true, cell: (part) => <PartName view={view} draft={draft} part={part} /> },
    { key: 'rows', label: words.rows, align: 'end', cell: (part) => part.rows },
    { key: 'state', label: words.state, cell: (part) => <PartState view={view} draft={draft} part={part} /> },
    { key: 'next', label: words.next, cell: (part) => (part.steps.length === 0 ? text(view.lang).nothingPrinted : <StepForm view={view} draft={draft} part={part} wrong={wrong} />) },
  ];
  return (
    <Section id="parts" title={words.parts}>
      {untouched === 0 ? null : (
        <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/submissions/untouched'))} label={words.takeUntouched(untouched)}>
          <p>{words.takeUntouchedHint}</p>
          <Buttons>
            <Button tone="secondary">{words.takeUntouched(untouched)}</Button>
          </Buttons>
        </Form>
      )}
      <DataTable view={view} caption={words.partsCaption} captionUnseen columns={columns} rows={parts} empty={text(view.lang).nothingPrinted} stacked />
    </Section>
  );
}

interface PartProps {
  view: View;
  draft: Draft;
  part: ShownPart;
}

function nameOf(view: View, { department }: Pick<DraftPart, 'department'>): string {
  return department === null ? text(view.lang).draft.noDepartment : departmentName(department);
}

function PartName({ view, draft, part }: PartProps): VNode {
  const words = text(view.lang).draft;
  const name = nameOf(view, part);
  return (
    <>
      {part.department === null ? name : <Said view={view}>{name}</Said>}
      <br />
      <a href={view.href(gridOfPart(draft, departmentKey(part.department)))} aria-label={isOpen(draft) ? words.gridOf(name) : words.gridOfRead(name)}>
        {isOpen(draft) ? words.grid : words.gridRead}
      </a>
    </>
  );
}

function PartState({ view, draft, part }: PartProps): VNode {
  const words = text(view.lang).draft;
  return (
    <>
      {words.partStates[part.state]}
      {part.takenFor === null ? null : <p>{words.takenFor(part.takenFor)}</p>}
      {part.faults === 0 ? null : (
        <p>
          <a href={view.href(gridOfPart(draft, departmentKey(part.department), '&only=faults'))}>{words.faults(part.faults)}</a>
        </p>
      )}
    </>
  );
}

function StepForm({ view, draft, part, wrong }: PartProps & { wrong: DraftWrong | null }): VNode {
  const words = text(view.lang).draft;
  const key = departmentKey(part.department);
  const field = `reason-${key}`;
  const error = wrong?.errors.find((each) => each.field === field)?.message;
  const form = (
    <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/submissions'))} label={`${words.next} ${nameOf(view, part)}`}>
      <input type="hidden" name="department" value={key} />
      {part.steps.includes('send-back') || part.steps.includes('hand-in') ? <ReasonField view={view} id={fieldId(field)} hint={part.steps.length === 1 ? words.reasonAlways : words.reasonHint} value={wrong?.values[field]} error={error} /> : null}
      <Buttons>
        {part.steps.map((step) => (
          <Button key={step} name="step" value={step} tone={step === 'approve' || step === 'accept' ? 'primary' : 'secondary'}>
            {words.steps[step]}
          </Button>
        ))}
      </Buttons>
    </Form>
  );
  // What is left to do only now and then is one press further away.
  const [only] = part.steps;
  if (part.steps.length > 1 || (only !== 'hand-in' && only !== 'send-back')) return form;
  return <Fold summary={only === 'hand-in' ? words.handIn : words.steps[only]} open={wrong?.values[field] !== undefined}>{form}</Fold>;
}

/** Several forms of one page ask for a reason, so each field has an id of its own. */
function ReasonField({ view, id, hint, value, error }: { view: View; id: string; hint: string; value: string | undefined; error: string | undefined }): VNode {
  const words = text(view.lang).draft;
  return (
    <div class={error ? 'hk-field hk-field--error' : 'hk-field'}>
      <label class="hk-field__label" for={id}>{words.reason}</label>
      <p class="hk-field__hint" id={`${id}-hint`}>{hint}</p>
      {error ? <p class="hk-field__error" id={`${id}-error`}>{error}</p> : null}
      <input class="hk-input" id={id} name="reason" type="text" value={value} aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`} aria-invalid={error ? 'true' : undefined} />
    </div>
  );
}

/** More are found in the grid. */
const faultsNamed = 20;

/** The rows that have to be mended, each leading to its page; the error summary leads here. */
export function RowFaults({ view, draft, wrong }: { view: View; draft: Draft; wrong: DraftWrong | null }): VNode | null {
  if (wrong === null || wrong.faults.length === 0) return null;
  const words = text(view.lang).draft;
  const grid = wrong.department === null ? `${draftPath(draft.slug, '/grid')}?only=faults` : gridOfPart(draft, wrong.department, '&only=faults');
  return (
    <div id={fieldId('faults')}>
      <Notice tone="warning" title={words.faultsTitle}>
        <ul>
          {wrong.faults.slice(0, faultsNamed).map((finding, index) => (
            <li key={index}>
              {finding.rowId === null ? null : <a href={view.href(draftPath(draft.slug, `/rows/${finding.rowId}`))}><Said view={view}>{finding.listing ?? words.row}</Said></a>}
              {finding.field === null ? ' ' : ` ${draftFieldName(view, finding.field)} `}
              {finding[view.lang]}
            </li>
          ))}
        </ul>
        <p>
          <a href={view.href(grid)}>{words.faultsInGrid}</a>
        </p>
      </Notice>
    </div>
  );
}
