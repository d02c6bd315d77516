/** A sheet in the hands of staff: to write, to confirm or send back, to publish. */
import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, DataTable, DefinitionList, ErrorSummary, Form, Lead, Lines, Notice, Page, Section, Select, Steps, Tag, TextArea } from '#ui';
import type { Answers, AnswerFault, Difference } from './answer.ts';
import { HistoryView, PanelView, SelfEvaluationView } from './document.view.tsx';
import { sheetPath, staffListPath, staffSheetPath, type Evaluated } from './evaluated.ts';
import type { Facts } from './facts.ts';
import { FieldsView } from './field.view.tsx';
import { formStamp } from './form.ts';
import type { SheetDocument } from './sheet-document.ts';
import { wordsOf } from './sheet-document.ts';
import { allows, selfEvaluation, sheetState, type Sheet, type SheetState } from './sheet.ts';
import { text } from './text.ts';

export interface SheetRights {
  write: boolean;
  confirm: boolean;
  sendBack: boolean;
  assess: boolean;
  publish: boolean;
}

export interface SheetProps {
  view: View;
  sheet: Sheet;
  evaluated: Evaluated;
  document: SheetDocument;
  facts: Facts;
  rights: SheetRights;
  /** In the fields: as saved, or as somebody just typed it. */
  answers: Answers;
  revision: string;
  faults: AnswerFault[];
  conflict?: { differences: Difference[]; taken: Difference[] };
  formChanged?: boolean;
  /** A reason for sending back that was typed and not taken. */
  reason?: string;
  /** Said above the page. */
  notice?: string;
  /** What somebody has just done. */
  done?: Deed;
}

export const deeds = ['saved', 'submitted', 'confirmed', 'returned', 'published', 'assessed'] as const;
export type Deed = (typeof deeds)[number];

export function SheetView(props: SheetProps): VNode {
  const { view, sheet, evaluated, document, rights, faults } = props;
  const words = text(view.lang);
  const state = sheetState(sheet);
  const isWriting = rights.write && allows(state, 'drafted');
  const sentBack = state === 'sent-back' ? sheet.steps.findLast(({ kind }) => kind === 'sent-back') : undefined;
  return (
    <Page view={view} title={words.staff.sheetTitle(evaluated.name)} shoulder={`${formatFiscalYear(sheet.year, view.lang)}　${evaluated.key}`} crumbs={[staffCrumb(view), { href: view.href(staffListPath(sheet.year)), label: words.staff.title }]}>
      <ErrorSummary view={view} errors={faults.map((fault) => ({ field: fault.field, message: fault.sentence[view.lang] }))} />
      {props.done === undefined ? null : <Notice tone="success" title={words.staff.done[props.done]} />}
      {props.notice === undefined ? null : <Notice tone="warning" title={props.notice} />}
      {props.conflict ? <ConflictView {...props} conflict={props.conflict} /> : null}
      {props.formChanged ? <Notice tone="warning" title={words.staff.formChanged} /> : null}
      <p>
        <StateTag view={view} state={state} />
      </p>
      <StepsView view={view} state={state} isAssessed={document.panel !== null} />
      {sentBack === undefined ? null : (
        <Notice tone="warning" title={words.staff.sentBackBecause}>
          <p><Lines>{sentBack.reason ?? ''}</Lines></p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: words.subjectNoun[evaluated.subject], description: <a href={view.href(evaluated.path)}>{`${evaluated.key} ${evaluated.name}`}</a> },
          ...(evaluated.measure ? [{ term: words.measure, description: `${evaluated.measure.code} ${evaluated.measure.name}` }] : []),
          { term: words.departments, description: document.departments.join('、') || words.none },
        ]}
      />
      {isWriting ? <WritingView {...props} /> : <SelfEvaluationView view={view} sheet={document} />}
      <PanelView view={view} sheet={document} />
      <DecisionsView {...props} state={state} />
      <HistoryView view={view} history={sheet.steps.map(({ kind, actingAs, at, reason }) => ({ kind, actingAs, at: at.toISOString(), reason }))} />
    </Page>
  );
}

export function StateTag({ view, state }: { view: View; state: SheetState }): VNode {
  const tones = { 'not-begun': 'neutral', draft: 'neutral', submitted: 'orange', 'sent-back': 'red', confirmed: 'blue', published: 'green' } as const;
  return <Tag tone={tones[state]}>{text(view.lang).staff.state[state]}</Tag>;
}

function StepsView({ view, state, isAssessed }: { view: View; state: SheetState; isAssessed: boolean }): VNode {
  const words = text(view.lang).staff.steps;
  const reached = { 'not-begun': 0, draft: 0, 'sent-back': 0, submitted: 1, confirmed: isAssessed ? 3 : 2, published: 4 }[state];
  const labels = [words.write, words.confirm, words.panel, words.publish];
  return <Steps view={view} items={labels.map((label, index) => ({ label, state: index < reached ? 'done' : index === reached ? 'current' : 'next' }))} />;
}

function WritingView({ view, sheet, answers, facts, faults, revision }: SheetProps): VNode {
  const words = text(view.lang);
  return (
    <Form view={view} method="post" action={view.href(staffSheetPath(sheet))} label={words.sheetName}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="form" value={formStamp(sheet.form)} />
      <p>{words.prefilled}</p>
      <FieldsView view={view} form={sheet.form} answers={answers} facts={facts} faults={faults} />
      <Buttons>
        <Button name="next" value="submit">{words.staff.submit}</Button>
        <Button name="next" value="save" tone="secondary">{words.staff.save}</Button>
      </Buttons>
    </Form>
  );
}

function ConflictView({ view, sheet, conflict }: SheetProps & { conflict: NonNullable<SheetProps['conflict']> }): VNode {
  const words = text(view.lang).staff;
  const shown = ({ field }: Difference, value: string) => (value === '' ? text(view.lang).nothing : <Lines>{wordsOf(sheet.form, field, value)[view.lang]}</Lines>);
  const table = (caption: string, rows: Difference[]): VNode | null =>
    rows.length === 0 ? null : (
      <DataTable
        view={view}
        caption={caption}
        columns={[
          { key: 'field', label: words.field, rowHeader: true, cell: (row) => row.field.label[view.lang] },
          { key: 'mine', label: words.mine, cell: (row) => shown(row, row.mine) },
          { key: 'theirs', label: words.theirs, cell: (row) => shown(row, row.theirs) },
        ]}
        rows={rows}
        empty=""
        stacked
      />
    );
  return (
    <div role="alert">
      <Notice tone="warning" title={words.conflictTitle}>
        <p>{words.conflictBody}</p>
      </Notice>
      {table(words.conflictCaption, conflict.differences)}
      {table(words.conflictTaken, conflict.taken)}
    </div>
  );
}

function DecisionsView({ view, sheet, rights, state, reason, faults }: SheetProps & { state: SheetState }): VNode | null {
  const words = text(view.lang).staff;
  const path = view.href(staffSheetPath(sheet));
  const error = faults.find(({ field }) => field === 'reason')?.sentence[view.lang];
  return (
    <>
      {rights.confirm && allows(state, 'confirmed') ? (
        <Section title={words.confirm}>
          <p>{words.confirmLead}</p>
          <Form view={view} method="post" action={`${path}/confirmation`} label={words.confirm}>
            <input type="hidden" name="revision" value={selfEvaluation(sheet).revision} />
            <Buttons>
              <Button>{words.confirm}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      {rights.assess && allows(state, 'assessed') ? (
        <Buttons>
          <ButtonLink href={`${path}/assessment`}>{words.assess}</ButtonLink>
        </Buttons>
      ) : null}
      {rights.publish && allows(state, 'published') ? (
        <Section title={words.publish}>
          <p>{words.publishLead}</p>
          <Form view={view} method="post" action={`${path}/publication`} label={words.publish}>
            <Buttons>
              <Button>{words.publish}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      {rights.sendBack && allows(state, 'sent-back') ? (
        <Section title={words.sendBack}>
          <p>{words.sendBackLead}</p>
          <Form view={view} method="post" action={`${path}/return`} label={words.sendBack}>
            <TextArea name="reason" label={words.reason} hint={words.reasonHint} required lang={view.lang} rows={3} value={reason} error={error} />
            <Buttons>
              <Button tone="secondary">{words.sendBack}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      {state === 'published' ? (
        <p>
          <a href={view.href(sheetPath(sheet))}>{words.seePublic}</a>
        </p>
      ) : null}
    </>
  );
}

export interface AssessmentProps {
  view: View;
  sheet: Sheet;
  evaluated: Evaluated;
  document: SheetDocument;
  grades: { value: string; label: string }[];
  given: { grade: string; opinion: string };
  revision: string;
  errors: { field: string; message: string }[];
  conflict?: { grade: string; opinion: string };
  /** What was sent where nothing can be taken any more: shown, so that it can be kept elsewhere. */
  typed?: { grade: string; opinion: string };
  /** True where the panel has just given its word. */
  assessed?: boolean;
}

export function AssessmentView({ view, sheet, evaluated, document, grades, given, revision, errors, conflict, typed, assessed }: AssessmentProps): VNode {
  const words = text(view.lang);
  const error = (field: string) => errors.find((each) => each.field === field)?.message;
  const path = view.href(staffSheetPath(sheet));
  return (
    <Page view={view} title={words.staff.assessTitle(evaluated.name)} shoulder={`${formatFiscalYear(sheet.year, view.lang)}　${evaluated.key}`} crumbs={[{ href: view.href(staffListPath(sheet.year)), label: words.staff.title }]}>
      <ErrorSummary view={view} errors={errors} />
      {assessed ? <Notice tone="success" title={words.staff.done.assessed} /> : null}
      {conflict === undefined ? null : (
        <Notice tone="warning" title={words.staff.conflictTitle}>
          <DefinitionList items={[{ term: words.staff.theirs, description: <><strong>{conflict.grade}</strong> <Lines>{conflict.opinion}</Lines></> }]} />
        </Notice>
      )}
      <Lead>{words.panelLead}</Lead>
      {allows(sheetState(sheet), 'assessed') ? (
        <Form view={view} method="post" action={`${path}/assessment`} label={words.panel}>
          <input type="hidden" name="revision" value={revision} />
          <Select name="grade" label={words.staff.panelGrade} required lang={view.lang} value={given.grade} options={[{ value: '', label: words.staff.choose }, ...grades]} error={error('grade')} />
          <TextArea name="opinion" label={words.staff.panelOpinion} hint={words.staff.panelOpinionHint} required lang={view.lang} value={given.opinion} error={error('opinion')} />
          <Buttons>
            <Button>{words.staff.panelSave}</Button>
          </Buttons>
        </Form>
      ) : (
        <>
          <Notice tone="info" title={words.staff.panelClosed} />
          {typed === undefined ? null : <DefinitionList items={[{ term: words.staff.mine, description: <Lines>{`${typed.grade}\n${typed.opinion}`}</Lines> }]} />}
          <PanelView view={view} sheet={document} />
        </>
      )}
      <h2>{words.selfEvaluation}</h2>
      <SelfEvaluationView view={view} sheet={document} />
    </Page>
  );
}
