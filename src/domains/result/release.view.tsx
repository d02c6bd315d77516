import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { type Consultation, consultationWorkPath, stageOn } from '#domains/consultation';
import type { Standing } from '#domains/reply';
import { staffCrumb } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import { formatCount } from '#platform/count';
import type { Fault, Sentence, View } from '#platform/http';
import { Button, ButtonLink, type Column, DataTable, DefinitionList, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Radios, roleText, Section, Tag, TextArea, TextField } from '#ui';
import { previewPath, releasePath, resultPath, versionWorkPath } from './address.ts';
import type { TypedApproval } from './approval.ts';
import { CorrectableView } from './correctable.view.tsx';
import { Written } from './reply.view.tsx';
import { type Correction, isReleased, type Release, type ResultReply } from './result.ts';
import { text } from './text.ts';
import { audiences, type ResultVersion } from './version.ts';

export interface TypedRelease {
  nextSteps?: string;
  approval?: TypedApproval;
}

export interface ReleaseProps {
  view: View;
  consultation: Consultation;
  release: Release | null;
  standing: Standing;
  problems: Sentence[];
  versions: ResultVersion[];
  /** What is out; empty before. */
  replies: ResultReply[];
  corrections: Correction[];
  isHead: boolean;
  /** Mark of what could be approved now (approved-mark.ts); empty where nothing can. */
  seen: string;
  faults: Fault[];
  typed: TypedRelease | null;
  refusal: string | null;
  done: 'next' | 'version' | 'approved' | 'taken-back' | 'corrected' | null;
  today: PlainDate;
  now: Date;
}

export function ReleaseView(props: ReleaseProps): VNode {
  const { view, consultation: { slug, subject }, release, faults, refusal, done } = props;
  const words = text(view.lang).release;
  const doneWords = { next: words.next.saved, version: words.version.saved, approved: words.approve.done, 'taken-back': words.takeBack.done, corrected: words.correct.done };
  return (
    <Page view={view} title={words.title} shoulder={subject} crumbs={[staffCrumb(view), { href: view.href(consultationWorkPath(slug)), label: subject }]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      {refusal === null ? null : <Notice tone="error" title={refusal} />}
      {done === null ? null : <Notice tone="success" title={doneWords[done]} />}
      <Lead>{words.lead}</Lead>
      <State {...props} />
      {isReleased(release) ? null : <Checklist {...props} />}
      {isReleased(release) ? null : <NextStepsForm {...props} />}
      <Versions {...props} />
      {isReleased(release) ? <CorrectableView view={view} slug={slug} replies={props.replies} corrections={props.corrections} /> : <Approval {...props} />}
    </Page>
  );
}

function State({ view, consultation: { slug }, release, now }: ReleaseProps): VNode {
  const words = text(view.lang).release;
  const state = release === null ? words.state.none : words.state[release.state];
  const line = (at: Date | null) => (at === null ? '' : formatInstant(view.lang, at));
  const planned = release?.state === 'planned' ? (release.releaseAt! > now ? words.plannedFor(line(release.releaseAt)) : release.problem === null ? words.soon : null) : null;
  return (
    <>
      {release?.problem == null ? null : (
        <Notice tone="error" title={words.problem}>
          <Written>{release.problem}</Written>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: words.state.label, description: <Tag tone={release?.state === 'released' ? 'green' : release?.state === 'planned' ? 'blue' : 'neutral'}>{state}</Tag> },
          ...(planned === null ? [] : [{ term: words.state.planned, description: planned }]),
          ...(release?.approvedAs == null ? [] : [{ term: words.approved, description: `${line(release.approvedAt)}　${roleText(release.approvedAs, view.lang)}` }]),
          ...(isReleased(release) ? [{ term: words.state.released, description: <a href={view.href(resultPath(slug))}>{`${words.releasedLine(line(release.releasedAt))}　${words.publicPage}`}</a> }] : []),
        ]}
      />
    </>
  );
}

interface Check {
  what: string;
  done: boolean;
  /** How far, where it is counted. */
  of: string;
}

function checksOf({ view, consultation, release, standing, today }: ReleaseProps): Check[] {
  const words = text(view.lang).release.checklist;
  const { submissions, split, units, remarks, answered, replies, approved } = standing;
  const of = (done: number, all: number) => words.of(formatCount(done), formatCount(all));
  return [
    { what: words.period, done: stageOn(consultation, today) === 'closed', of: consultation.closesOn === null ? '' : formatDate(consultation.closesOn, view.lang) },
    { what: words.split, done: split === submissions, of: of(split, submissions) },
    { what: words.answered, done: split === submissions && answered === units - remarks, of: of(answered, units - remarks) },
    { what: words.approved, done: split === submissions && answered === units - remarks && approved === replies, of: of(approved, replies) },
    { what: words.nextSteps, done: (release?.nextSteps ?? '') !== '', of: '' },
  ];
}

function Checklist(props: ReleaseProps): VNode {
  const { view, consultation: { slug }, standing } = props;
  const words = text(view.lang).release;
  const columns: Column<Check>[] = [
    { key: 'what', label: words.checklist.what, rowHeader: true, cell: ({ what }) => what },
    { key: 'state', label: words.state.label, cell: ({ done }) => <Tag tone={done ? 'green' : 'orange'}>{done ? words.checklist.mark.yes : words.checklist.mark.no}</Tag> },
    { key: 'of', label: words.checklist.done, cell: ({ of }) => of },
  ];
  return (
    <Section id="checklist" title={words.checklist.title}>
      <DataTable view={view} caption={words.checklist.caption} captionUnseen columns={columns} rows={checksOf(props)} empty="" stacked />
      <p>{words.preview.lead(formatCount(standing.answered), formatCount(standing.replies))}</p>
      {standing.remarks > 0 ? <p>{words.preview.remarks(formatCount(standing.remarks))}</p> : null}
      <p>
        <ButtonLink href={view.href(previewPath(slug))} tone="secondary">
          {words.preview.open}
        </ButtonLink>
      </p>
    </Section>
  );
}

function NextStepsForm({ view, consultation: { slug }, release, typed, faults }: ReleaseProps): VNode {
  const words = text(view.lang).release;
  const error = faults.find(({ field }) => field === 'next_steps')?.sentence[view.lang];
  if (release?.state === 'planned')
    return (
      <Section id="next" title={words.next.title}>
        <Written>{release.nextSteps}</Written>
        <p>{words.locked}</p>
      </Section>
    );
  return (
    <Section id="next" title={words.next.title}>
      <Form view={view} method="post" action={view.href(`${releasePath(slug)}/next-steps`)} label={words.next.title}>
        <TextArea name="next_steps" label={words.next.label} hint={words.next.hint} value={typed?.nextSteps ?? release?.nextSteps ?? ''} error={error} lang={view.lang} required />
        <Button tone="secondary">{words.next.save}</Button>
      </Form>
    </Section>
  );
}

/** What is there for other readers; where there is none, who is left out by that. */
function Versions({ view, consultation: { slug }, versions }: ReleaseProps): VNode {
  const words = text(view.lang).release;
  return (
    <Section id="versions" title={words.version.title}>
      <p>{words.version.lead}</p>
      <DefinitionList
        items={audiences.map((audience) => {
          const kept = versions.find((version) => version.audience === audience);
          return {
            term: words.version.heading[audience],
            description: (
              <>
                {kept === undefined ? (
                  <>
                    <Tag tone="orange">{words.version.missing}</Tag> {words.checklist.lost[audience]}
                  </>
                ) : (
                  `${kept.title}（${formatInstant(view.lang, kept.at)}）`
                )}{' '}
                <a href={view.href(versionWorkPath(slug, audience))}>{words.version[kept === undefined ? 'write' : 'mend'][audience]}</a>
              </>
            ),
          };
        })}
      />
    </Section>
  );
}

function Approval(props: ReleaseProps): VNode {
  const { view, consultation: { slug }, release, problems, isHead } = props;
  const words = text(view.lang).release;
  if (release?.state === 'planned')
    return (
      <Section id="take-back" title={words.takeBack.title}>
        {isHead ? (
          <Form view={view} method="post" action={view.href(`${releasePath(slug)}/approval/withdrawal`)} label={words.takeBack.title}>
            <Button tone="secondary">{words.takeBack.submit}</Button>
          </Form>
        ) : (
          <p>{words.approve.headOnly}</p>
        )}
      </Section>
    );
  return (
    <Section id="approval" title={words.approve.title}>
      <p>{words.approve.lead}</p>
      {problems.length > 0 ? (
        <ul>
          {problems.map((problem) => (
            <li key={problem.en}>{problem[view.lang]}</li>
          ))}
        </ul>
      ) : isHead ? (
        <ApprovalForm {...props} />
      ) : (
        <p>{words.approve.headOnly}</p>
      )}
    </Section>
  );
}

function ApprovalForm({ view, consultation: { slug }, release, seen, typed, faults }: ReleaseProps): VNode {
  const words = text(view.lang).release.approve;
  const error = (field: string) => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  const { when, day, time } = typed?.approval ?? { when: 'later', day: '', time: '' };
  return (
    <Form view={view} method="post" action={view.href(`${releasePath(slug)}/approval`)} label={words.title}>
      <input type="hidden" name="revision" value={String(release?.revision ?? 0)} />
      <input type="hidden" name="seen" value={seen} />
      <Radios name="when" legend={words.when} value={when} error={error('when')} lang={view.lang} options={[{ value: 'later', label: words.later }, { value: 'now', label: words.now }]} />
      <TextField name="day" label={words.day} hint={words.dayHint} value={day} error={error('day')} lang={view.lang} type="date" />
      <TextField name="time" label={words.time} hint={words.timeHint} value={time} error={error('time')} lang={view.lang} />
      <Button>{words.submit}</Button>
    </Form>
  );
}
