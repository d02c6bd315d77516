import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { sectionPath } from '#domains/consultation';
import type { View } from '#platform/http';
import { Button, Buttons, ButtonLink, DataTable, DefinitionList, ErrorSummary, Form, formatInstant, Notice, Page, roleText, Section, TextField } from '#ui';
import type { Mended } from './correction.ts';
import { type Attachment, attachmentName } from './attachment.ts';
import { StateTag } from './intake-list.view.tsx';
import { type ModerationEntry, submissionPath } from './moderation.ts';
import { ModerationForm, type ModerationTyped } from './moderation.view.tsx';
import type { PaperCalling } from './paper.ts';
import { errorOf, listCrumb, workCrumbs } from './paper.view.tsx';
import type { SenderGiven } from './sender.ts';
import type { Fault } from './submission-form.ts';
import type { OpinionText, Submission } from './submission.ts';
import { text } from './text.ts';

export interface SubmissionPageProps {
  view: View;
  calling: PaperCalling;
  submission: Submission & { who: string | null };
  opinions: (OpinionText & { addedAt: Date })[];
  attachments: Attachment[];
  log: ModerationEntry[];
  mended: Mended[];
  times: { added: Date[]; withdrawnAt: Date | null };
  hasSender: boolean;
  /** Opened, for this page alone. */
  sender: (SenderGiven & { wantsLetter: boolean }) | null;
  /** Whether this person may open senders and files; moderate; enter and correct. */
  may: { open: boolean; moderate: boolean; work: boolean };
  done?: 'entered' | 'corrected' | 'aside' | 'restored';
  moderating: { typed: ModerationTyped; errors: Fault[] };
  /** Faults of the two forms that ask for a reason. */
  errors: Fault[];
}

export function SubmissionPageView(props: SubmissionPageProps): VNode {
  const { view, calling, submission, opinions, log, done, may } = props;
  const { page: words, list } = text(view.lang).intake;
  const { slug } = calling.consultation;
  const path = submissionPath(slug, submission.id);
  return (
    <Page view={view} title={list.numberOf(submission.id)} shoulder={list.title} crumbs={workCrumbs(view, calling.consultation, listCrumb(view, slug))}>
      {done === undefined ? null : <Notice tone="success" title={words[done]} />}
      <ErrorSummary view={view} errors={props.errors} />
      <Facts {...props} />
      <Section id="texts" title={words.texts}>
        {submission.state === 'withdrawn' ? <Notice tone="info" title={words.erased} /> : null}
        {opinions.map((opinion) => (
          <Opinion key={opinion.id} view={view} calling={calling} opinion={opinion} receivedAt={submission.receivedAt} />
        ))}
        {may.work && submission.way !== 'web' ? (
          <Buttons>
            {submission.state === 'kept' ? (
              <ButtonLink href={view.href(`${path}/correction`)} tone="secondary">
                {words.correct}
              </ButtonLink>
            ) : null}
            <ButtonLink href={view.href(`${path}/slip`)} tone="secondary">
              {words.slip}
            </ButtonLink>
          </Buttons>
        ) : null}
      </Section>
      <Files {...props} />
      <Sender {...props} />
      <History {...props} />
      {props.mended.length > 0 ? <MendedTexts view={view} mended={props.mended} /> : null}
      {log.length > 0 ? <Log view={view} log={log} /> : null}
      {may.moderate && submission.state !== 'withdrawn' ? (
        <ModerationForm view={view} action={view.href(`${path}/${submission.state === 'aside' ? 'restoration' : 'aside'}`)} isAside={submission.state === 'aside'} typed={props.moderating.typed} errors={props.moderating.errors} />
      ) : null}
    </Page>
  );
}

function Facts({ view, calling, submission }: SubmissionPageProps): VNode {
  const words = text(view.lang);
  const { page, list } = words.intake;
  const who = calling.whoMay.find(({ key }) => key === submission.who);
  return (
    <Section id="facts" title={page.facts}>
      <DefinitionList
        items={[
          { term: list.way, description: words.paper.ways[submission.way] },
          { term: submission.way === 'web' ? page.receivedAt : page.day, description: `${submission.way === 'web' ? formatInstant(view.lang, submission.receivedAt) : formatDate(submission.receivedOn, view.lang)}${submission.late ? ` (${list.late})` : ''}` },
          { term: list.state, description: <StateTag view={view} state={submission.state} /> },
          { term: page.enteredAs, description: submission.enteredAs === null ? page.bySender : roleText(submission.enteredAs, view.lang) },
          ...(who === undefined ? [] : [{ term: page.who, description: who.label[view.lang] }]),
          { term: page.revision, description: String(submission.revision) },
        ]}
      />
    </Section>
  );
}

function Opinion({ view, calling, opinion, receivedAt }: { view: View; calling: PaperCalling; opinion: OpinionText & { addedAt: Date }; receivedAt: Date }): VNode {
  const words = text(view.lang);
  const section = calling.sections.find((one) => one.documentKey === opinion.documentKey && one.anchor === opinion.anchor);
  return (
    <article>
      <h3>{words.paper.opinion(opinion.position + 1)}</h3>
      <p>
        {section === undefined ? (
          words.intake.page.whole
        ) : (
          <a href={view.href(sectionPath(calling.consultation.slug, section.documentKey, section.anchor))} lang="ja">
            {section.heading}
          </a>
        )}
        {opinion.addedAt > receivedAt ? ` · ${words.intake.page.addedAt(formatInstant(view.lang, opinion.addedAt))}` : ''}
      </p>
      <p class="hk-said" lang="ja">
        {opinion.text}
      </p>
    </article>
  );
}

function sizeText(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1_000))} kB`;
}

function Files({ view, calling, submission, attachments, may, errors }: SubmissionPageProps): VNode | null {
  const words = text(view.lang).intake.page;
  if (attachments.length === 0) return null;
  return (
    <Section id="files" title={words.files}>
      {attachments.some(({ scanned }) => scanned === 'not-scanned') ? <Notice tone="warning" title={words.notScanned} /> : null}
      {may.open ? (
        <>
          <p>{words.filesLead}</p>
          <Form view={view} method="post" action={view.href(`${submissionPath(calling.consultation.slug, submission.id)}/attachments`)} label={words.files}>
            <TextField name="why_file" label={words.why} hint={words.whyHint} required lang={view.lang} error={errorOf(errors, 'why_file')} />
            <Buttons>
              {attachments.map((attachment) => (
                <Button key={attachment.id} tone="secondary" name="position" value={String(attachment.position)}>
                  {words.file(attachmentName(attachment), [sizeText(attachment.bytes), ...(attachment.pages === null ? [] : [words.pages(attachment.pages)]), words.scanned[attachment.scanned]].join('・'))}
                </Button>
              ))}
            </Buttons>
          </Form>
        </>
      ) : (
        <p>{words.senderRights}</p>
      )}
    </Section>
  );
}

function Sender({ view, calling, submission, hasSender, sender, may, errors }: SubmissionPageProps): VNode {
  const words = text(view.lang).intake.page;
  if (!hasSender) {
    return (
      <Section id="sender" title={words.sender}>
        <p>{words.senderNone}</p>
      </Section>
    );
  }
  if (sender !== null) {
    const said = (value: string | undefined) => (value ? <span lang="ja">{value}</span> : words.unsaid);
    return (
      <Section id="sender" title={words.senderShown}>
        <DefinitionList
          items={[
            { term: words.name, description: said(sender.name) },
            { term: words.address, description: said(sender.address) },
            { term: words.phone, description: said(sender.phone) },
            { term: words.email, description: said(sender.email) },
            { term: words.wantsLetter, description: words.wants[sender.wantsLetter ? 'yes' : 'no'] },
          ]}
        />
      </Section>
    );
  }
  return (
    <Section id="sender" title={words.sender}>
      {may.open ? (
        <>
          <p>{words.senderLead}</p>
          <Form view={view} method="post" action={view.href(`${submissionPath(calling.consultation.slug, submission.id)}/sender`)} label={words.sender}>
            <TextField name="why_sender" label={words.why} hint={words.whyHint} required lang={view.lang} error={errorOf(errors, 'why_sender')} />
            <Button tone="secondary">{words.showSender}</Button>
          </Form>
        </>
      ) : (
        <p>{words.senderRights}</p>
      )}
    </Section>
  );
}

function History({ view, submission, times }: SubmissionPageProps): VNode {
  const words = text(view.lang).intake.page;
  const steps = [
    // Of paper only the day is known.
    { at: submission.way === 'web' || submission.way === 'mail' ? formatInstant(view.lang, submission.receivedAt) : formatDate(submission.receivedOn, view.lang), what: words.came },
    ...times.added.map((at) => ({ at: formatInstant(view.lang, at), what: words.added })),
    ...(times.withdrawnAt === null ? [] : [{ at: formatInstant(view.lang, times.withdrawnAt), what: words.withdrawn }]),
  ];
  return (
    <Section id="history" title={words.history}>
      <DefinitionList items={steps.map(({ at, what }) => ({ term: at, description: what }))} />
    </Section>
  );
}

/** What was typed before it was put right. */
function MendedTexts({ view, mended }: { view: View; mended: Mended[] }): VNode {
  const words = text(view.lang);
  const { correct } = words.paper;
  return (
    <Section id="mended" title={correct.history}>
      <DataTable
        view={view}
        caption={correct.history}
        captionUnseen
        columns={[
          { key: 'at', label: correct.at, rowHeader: true, cell: ({ at }) => formatInstant(view.lang, at) },
          { key: 'position', label: correct.position, cell: ({ position }) => words.paper.opinion(position + 1) },
          { key: 'before', label: correct.before, cell: ({ before }) => <span lang="ja">{before}</span> },
          { key: 'reason', label: correct.reason, cell: ({ reason }) => <span lang="ja">{reason}</span> },
          { key: 'by', label: correct.by, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
        ]}
        rows={mended}
        empty={words.moderation.log.empty}
        stacked
      />
    </Section>
  );
}

function Log({ view, log }: { view: View; log: ModerationEntry[] }): VNode {
  const words = text(view.lang);
  const { moderation } = words;
  return (
    <Section id="moderation-log" title={words.intake.page.moderation}>
      <DataTable
        view={view}
        caption={words.intake.page.moderation}
        captionUnseen
        columns={[
          { key: 'at', label: moderation.log.at, rowHeader: true, cell: ({ at }) => formatInstant(view.lang, at) },
          { key: 'act', label: moderation.log.act, cell: ({ act }) => moderation.act[act] },
          { key: 'ground', label: moderation.log.ground, cell: ({ ground }) => moderation.ground[ground] },
          { key: 'reason', label: moderation.log.reason, cell: ({ reason }) => <span lang="ja">{reason}</span> },
          { key: 'by', label: moderation.log.actingAs, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
        ]}
        rows={log}
        empty={moderation.log.empty}
        stacked
      />
    </Section>
  );
}
