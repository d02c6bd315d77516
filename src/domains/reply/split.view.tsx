import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '#domains/civic';
import type { OpinionText, Submission } from '#domains/opinion';
import type { NamedDepartment } from '#domains/staff';
import type { Sentence, View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, DefinitionList, ErrorSummary, Form, formatInstant, Lines, Notice, Page, roleText, Section } from '#ui';
import { splitListPath, splitPath } from './address.ts';
import type { WorkedOn } from './closure.ts';
import type { Note } from './note-line.ts';
import { Notes } from './note.view.tsx';
import type { ShownPart } from './part.ts';
import { PartFields, type PlaceChoice } from './split-part.view.tsx';
import { text } from './text.ts';
import { workCrumbs, WorkTabs } from './work.view.tsx';

export interface PartFault {
  field: string;
  sentence: Sentence;
}

export interface SplitProps {
  view: View;
  consultation: Pick<WorkedOn, 'slug' | 'subject' | 'isOut'>;
  submission: Submission;
  opinions: (OpinionText & { cut: string })[];
  parts: ShownPart[];
  split: { version: number; actingAs: string; at: Date } | null;
  isStale: boolean;
  /** The version that this page shows: it goes back with the form. */
  version: number;
  places: PlaceChoice[];
  departments: NamedDepartment[];
  faults: PartFault[];
  /** The parts that somebody else saved first. */
  conflict: ShownPart[] | null;
  previewed: boolean;
  /** Receipt number of what was divided a moment ago. */
  saved: number | null;
  noted: boolean;
  notes: Note[];
}

export function SplitView(props: SplitProps): VNode {
  const { view, consultation, submission, split, faults } = props;
  const all = text(view.lang);
  const words = all.split;
  const crumbs = [...workCrumbs(view, consultation), { href: view.href(splitListPath(consultation.slug)), label: words.listTitle }];
  return (
    <Page view={view} title={words.title(submission.id)} shoulder={words.shoulder} crumbs={crumbs} scripts={['split']} wide>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      <WorkTabs view={view} slug={consultation.slug} at="split" isOut={consultation.isOut} />
      <Messages {...props} />
      <DefinitionList
        items={[
          { term: words.received, description: formatDate(submission.receivedOn, view.lang) },
          { term: words.way, description: words.ways[submission.way] },
          ...(split === null ? [] : [{ term: words.savedBy, description: `${roleText(split.actingAs, view.lang)}　${formatInstant(view.lang, split.at)}` }]),
        ]}
      />
      {submission.state !== 'kept' || consultation.isOut ? <Originals {...props} /> : <Cutting {...props} />}
      <Notes view={view} notes={props.notes} action={view.href(`${splitPath(consultation.slug, submission.id)}/notes`)} error={faults.find(({ field }) => field === 'note')?.sentence[view.lang]} />
    </Page>
  );
}

function Messages({ view, consultation, submission, conflict, isStale, previewed, saved, noted }: SplitProps): VNode {
  const all = text(view.lang);
  const words = all.split;
  return (
    <>
      {saved === null ? null : (
        <Notice tone="success" title={words.saved}>
          <p>
            <a href={view.href(splitPath(consultation.slug, saved))}>{words.title(saved)}</a>
          </p>
        </Notice>
      )}
      {noted ? <Notice tone="success" title={all.reply.noted} /> : null}
      {submission.state === 'kept' ? null : <Notice tone="warning" title={words.notKept[submission.state]} />}
      {isStale ? <Notice tone="warning" title={words.stale} /> : null}
      {previewed ? <Notice tone="info" title={words.previewed} /> : null}
      {conflict === null ? null : <Conflict view={view} conflict={conflict} />}
    </>
  );
}

function Conflict({ view, conflict }: { view: View; conflict: ShownPart[] }): VNode {
  const words = text(view.lang).split;
  const columns: Column<ShownPart & { number: number }>[] = [
    { key: 'number', label: words.number, rowHeader: true, cell: ({ number }) => words.part(number) },
    { key: 'text', label: words.text, cell: (part) => <Lines>{part.text}</Lines> },
    { key: 'kind', label: words.kind, cell: ({ remark }) => words.kinds[remark ? 'remark' : 'opinion'] },
    { key: 'tags', label: words.tags, cell: ({ tags }) => <span lang="ja">{tags.join('、')}</span> },
  ];
  return (
    <>
      <Notice tone="warning" title={words.conflictTitle}>
        <p>{words.conflictBody}</p>
      </Notice>
      <DataTable view={view} caption={words.conflictCaption} columns={columns.map((column) => (column.key === 'number' ? { ...column, label: text(view.lang).unit.number } : column))} rows={conflict.map((part, index) => ({ ...part, number: index + 1 }))} empty={words.empty} stacked />
    </>
  );
}

function Original({ number, opinion, view, children }: { number: number; opinion: OpinionText; view: View; children?: ComponentChildren }): VNode {
  const words = text(view.lang).split;
  return (
    <div>
      <h3>{words.originalOf(number)}</h3>
      <blockquote class="hk-said">
        <Lines>{opinion.text.trim()}</Lines>
      </blockquote>
      {children}
    </div>
  );
}

function Originals({ view, opinions }: SplitProps): VNode | null {
  if (opinions.length === 0) return null;
  return (
    <Section id="original" title={text(view.lang).split.original}>
      {opinions.map((opinion, index) => (
        <Original key={opinion.id} view={view} number={index + 1} opinion={opinion} />
      ))}
    </Section>
  );
}

function Cutting(props: SplitProps): VNode {
  const { view, consultation, submission, opinions, version } = props;
  const words = text(view.lang).split;
  const action = view.href(splitPath(consultation.slug, submission.id));
  return (
    <>
      <Section id="whole" title={words.asIsTitle}>
        <Form view={view} method="post" action={action} label={words.asIs}>
          <input type="hidden" name="version" value={String(version)} />
          <p>{words.asIsHint}</p>
          <Button name="do" value="whole">
            {opinions.length === 1 ? words.asIs : words.asIsMany(opinions.length)}
          </Button>
        </Form>
      </Section>
      <Section id="cut" title={words.cutTitle}>
        <p>{words.originalHint}</p>
        <form class="hk-cutting" method="post" action={action} aria-label={words.cutTitle} novalidate>
          <input type="hidden" name="csrf" value={view.csrf} />
          <input type="hidden" name="version" value={String(version)} />
          {opinions.map((opinion, index) => (
            <div class="hk-pair" key={opinion.id}>
              <Original view={view} number={index + 1} opinion={opinion} />
              <CutField {...props} number={index + 1} opinion={opinion} />
            </div>
          ))}
          <Buttons>
            <Button name="do" value="preview" tone="secondary">
              {words.preview}
            </Button>
          </Buttons>
          <h3>{words.partFacts}</h3>
          {props.parts.map((part, index) => (
            <PartFields key={index} view={view} number={index + 1} part={part} places={props.places} departments={props.departments} />
          ))}
          <Buttons>
            <Button name="do" value="save">
              {words.save}
            </Button>
          </Buttons>
        </form>
      </Section>
    </>
  );
}

function CutField({ view, number, opinion, faults }: SplitProps & { number: number; opinion: OpinionText & { cut: string } }): VNode {
  const words = text(view.lang).split;
  const id = `f-cut-${number}`;
  const error = faults.find(({ field }) => field === `cut-${number}`)?.sentence[view.lang];
  return (
    <div class={error === undefined ? 'hk-field' : 'hk-field hk-field--error'}>
      <label class="hk-field__label" for={id}>
        {words.cutLabel(number)}
      </label>
      <p class="hk-field__hint" id={`${id}-hint`}>
        {words.cutHint}
      </p>
      {error === undefined ? null : (
        <p class="hk-field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input type="hidden" name="opinion[]" value={String(opinion.id)} />
      <textarea class="hk-input" id={id} name="cut[]" rows={Math.min(24, 6 + Math.ceil(opinion.text.length / 30))} lang="ja" data-cut={words.cutHere} aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`} aria-invalid={error === undefined ? undefined : 'true'}>
        {`\n${opinion.cut}`}
      </textarea>
    </div>
  );
}
