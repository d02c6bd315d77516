import type { VNode } from 'preact';
import type { Outcome } from '#domains/consultation';
import { departmentName } from '#domains/plan';
import type { OpinionText } from '#domains/opinion';
import type { NamedDepartment } from '#domains/staff';
import type { Fault, View } from '#platform/http';
import { Button, DefinitionList, ErrorSummary, Fold, Form, Lines, Notice, Page, Section, Select, Tag, TextField } from '#ui';
import { replyListPath, replyPath } from './address.ts';
import type { WorkedOn } from './closure.ts';
import { ChangedText } from './difference.view.tsx';
import type { Note } from './note-line.ts';
import { Notes } from './note.view.tsx';
import { Approval } from './approval.view.tsx';
import { History, type StepShown, type VersionShown } from './reply-history.view.tsx';
import { ReplyConflict, ReplyFields } from './reply-form.view.tsx';
import type { TypedReply } from './reply-form.ts';
import { ReplyUnits } from './reply-unit.view.tsx';
import type { Passage, Reply } from './reply.ts';
import type { PlaceChoice } from './split-part.view.tsx';
import { text } from './text.ts';
import type { Unit } from './unit.ts';
import { departmentOptions, Due, StageTag, workCrumbs, WorkTabs } from './work.view.tsx';

export interface ReplyProps {
  view: View;
  consultation: Pick<WorkedOn, 'slug' | 'subject' | 'department' | 'isOut'>;
  reply: Reply;
  today: string;
  /** Whether this person works on the whole consultation, and whether they approve this reply. */
  works: boolean;
  approves: boolean;
  units: Unit[];
  /** Whole opinions of the first units, for those who may see them. */
  opinions: OpinionText[];
  places: PlaceChoice[];
  /** Sections that changed. */
  passages: Passage[];
  outcomes: Outcome[];
  programmes: { number: string; name: string }[];
  departments: NamedDepartment[];
  wordings: { id: number; title: string }[];
  versions: VersionShown[];
  steps: StepShown[];
  notes: Note[];
  typed: TypedReply;
  used: number[];
  /** The version that this page shows: it goes back with the forms. */
  version: number;
  faults: Fault[];
  conflict: boolean;
  done: 'saved' | 'submitted' | 'approved' | 'returned' | 'assigned' | 'noted' | 'merged' | null;
  count: number;
  /** Title of a wording that was put in. */
  inserted: string | null;
  note: string;
  assignment: { to_department: string; due_on: string };
  merge: string;
}

export function ReplyView(props: ReplyProps): VNode {
  const { view, consultation, reply, faults, done, conflict, inserted, works } = props;
  const words = text(view.lang).reply;
  const crumbs = [...workCrumbs(view, consultation), { href: view.href(replyListPath(consultation.slug)), label: words.listTitle }];
  const department = reply.department ?? consultation.department;
  const decides = reply.stage === 'submitted' && props.approves && !consultation.isOut;
  return (
    <Page view={view} title={reply.heading} titleLang="ja" shoulder={words.title(reply.number)} crumbs={crumbs}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      <WorkTabs view={view} slug={consultation.slug} at="replies" whole={works} isOut={consultation.isOut} />
      {conflict ? <ReplyConflict view={view} theirs={reply} yours={props.typed} outcomes={props.outcomes} /> : null}
      {done === null ? null : <Notice tone="success" title={done === 'merged' ? words.merged(props.count) : words[done]} />}
      {inserted === null ? null : <Notice tone="info" title={words.wordingInserted(inserted)} />}
      {reply.stage === 'returned' && props.steps[0]?.act === 'returned' ? <Notice tone="warning" title={words.returnedNote(props.steps[0].note)} /> : null}
      <DefinitionList
        items={[
          { term: words.stateLabel, description: <StageTag view={view} stage={reply.stage} /> },
          { term: words.department, description: <span lang="ja">{departmentName(department)}</span> },
          { term: words.due, description: <Due view={view} dueOn={reply.dueOn} today={props.today} open={reply.stage !== 'approved'} /> },
          { term: words.version, description: reply.version === 0 ? words.versionsEmpty : words.versionName(reply.version) },
        ]}
      />
      <ReplyUnits {...props} />
      {consultation.isOut ? <AsReleased {...props} /> : decides ? <ToDecide {...props} /> : <ReplyFields {...props} />}
      {consultation.isOut ? null : <Approval {...props} />}
      {decides ? (
        <Fold summary={words.changeBefore} open={conflict || faults.some(({ field }) => field !== 'return_note')}>
          <ReplyFields {...props} />
        </Fold>
      ) : null}
      {works && !consultation.isOut ? <Assignment {...props} /> : null}
      <Notes view={view} notes={props.notes} action={view.href(`${replyPath(consultation.slug, reply.number)}/notes`)} error={faults.find(({ field }) => field === 'note')?.sentence[view.lang]} />
      <History {...props} />
    </Page>
  );
}

/** What lies before whoever approves: to be read, not to be written in. */
function ToDecide({ view, reply, outcomes }: ReplyProps): VNode {
  const words = text(view.lang).reply;
  const outcome = outcomes.find(({ key }) => key === reply.outcome);
  return (
    <Section id="decide" title={words.text}>
      {outcome === undefined ? null : (
        <p>
          <Tag>{outcome.label[view.lang]}</Tag>
        </p>
      )}
      <p>
        <Lines>{reply.text}</Lines>
      </p>
      {reply.passages.map((passage) => (
        <Fold key={`${passage.documentKey} ${passage.anchor}`} summary={`${words.passages}：${passage.heading}`} open>
          <ChangedText view={view} before={passage.before} after={passage.after} />
        </Fold>
      ))}
    </Section>
  );
}

/** What was written stays to be read; what somebody typed and could not save any more is given back to them. */
function AsReleased({ view, reply, typed }: ReplyProps): VNode {
  const words = text(view.lang).reply;
  return (
    <>
      <Section id="released" title={words.text}>
        <p>
          <Lines>{reply.text}</Lines>
        </p>
      </Section>
      {typed.text.trim() === reply.text.trim() ? null : (
        <Section id="typed" title={words.isOut.typed}>
          <p>
            <Lines>{typed.text}</Lines>
          </p>
        </Section>
      )}
    </>
  );
}

function Assignment({ view, consultation, reply, departments, faults, assignment, merge }: ReplyProps): VNode {
  const all = text(view.lang);
  const words = all.reply;
  const error = (field: string) => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  const path = replyPath(consultation.slug, reply.number);
  return (
    <>
      <Section id="assignment" title={words.assignTitle}>
        <Form view={view} method="post" action={view.href(`${path}/assignment`)} label={words.assignTitle}>
          <Select name="to_department" label={words.department} value={assignment.to_department} error={error('to_department')} lang={view.lang} options={departmentOptions(departments, { value: '', label: words.ownDepartment(departmentName(consultation.department)) })} />
          <TextField name="due_on" label={words.due} hint={words.dueHint} value={assignment.due_on} error={error('due_on')} lang={view.lang} />
          <Button tone="secondary">{words.assignButton}</Button>
        </Form>
      </Section>
      {reply.units === 0 ? null : (
        <Fold summary={words.mergeTitle} open={error('to_reply') !== undefined}>
          <p>{words.mergeHint}</p>
          <Form view={view} method="post" action={view.href(`${path}/merging`)} label={words.mergeTitle}>
            <TextField name="to_reply" label={words.mergeNumber} inputmode="numeric" value={merge} error={error('to_reply')} lang={view.lang} />
            <Button tone="secondary">{words.mergeButton}</Button>
          </Form>
        </Fold>
      )}
    </>
  );
}
