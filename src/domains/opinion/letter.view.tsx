import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, Buttons, Checkboxes, type Column, DataTable, DefinitionList, ErrorSummary, Filters, Form, formatInstant, Lead, Notice, Page, Pagination, roleText, Section, Select, TextField } from '#ui';
import { dismissals, type Dismissal, type Letter, letterPath, type LetterRow, mailQueuePath } from './letter.ts';
import type { MailboxState } from './mailbox-state.ts';
import { submissionPath } from './moderation.ts';
import type { PaperCalling, PaperTyped } from './paper.ts';
import { errorOf, OpinionFields, SenderFields } from './paper.view.tsx';
import { type Fault, opinionsMax } from './submission-form.ts';
import { text } from './text.ts';

export interface QueueChoice {
  state: LetterRow['state'];
  order: 'asc' | 'desc';
  page: number;
}

interface QueueProps {
  view: View;
  choice: QueueChoice;
  rows: LetterRow[];
  found: number;
  pages: number;
  isOn: boolean;
  mailbox: MailboxState | null;
  done: { taken?: number; dismissed?: boolean; slug?: string };
  href: (change: Partial<QueueChoice> & { format?: string }) => string;
}

const crumbsOf = (view: View) => [staffCrumb(view), { href: view.href('/staff/consultations'), label: text(view.lang).paper.consultations }];

export function LetterQueueView({ view, choice, rows, found, pages, isOn, mailbox, done, href }: QueueProps): VNode {
  const words = text(view.lang).mailbox;
  const columns: Column<LetterRow>[] = [
    { key: 'number', label: words.number, rowHeader: true, cell: ({ id }) => <a href={view.href(letterPath(id))}>{words.numberOf(id)}</a> },
    { key: 'received', label: words.receivedAt, sortable: true, cell: ({ receivedAt }) => formatInstant(view.lang, receivedAt) },
    ...(choice.state === 'waiting'
      ? []
      : ([
          { key: 'settled', label: words.settledAt, cell: ({ settledAt }) => (settledAt === null ? '' : formatInstant(view.lang, settledAt)) },
          { key: 'by', label: words.settledAs, cell: ({ settledAs }) => roleText(settledAs ?? '', view.lang) },
          { key: 'result', label: words.result, cell: (row) => <Result view={view} row={row} /> },
        ] satisfies Column<LetterRow>[])),
  ];
  return (
    <Page view={view} title={words.title} crumbs={crumbsOf(view)} wide>
      <Lead>{words.lead}</Lead>
      {done.taken === undefined ? null : (
        <Notice tone="success" title={words.letter.taken(done.taken)}>{done.slug === undefined ? null : <a href={view.href(submissionPath(done.slug, done.taken))}>{text(view.lang).paper.enteredLink}</a>}</Notice>
      )}
      {done.dismissed ? <Notice tone="success" title={words.letter.dismissed} /> : null}
      {isOn ? null : <Notice tone="info" title={words.off} />}
      {mailbox?.problem ? <Notice tone="error" title={words.problemTitle}>{words.problem[mailbox.problem]}</Notice> : null}
      {isOn ? <p>{mailbox?.readAt ? words.readAt(formatInstant(view.lang, mailbox.readAt)) : words.never}</p> : null}
      <Filters view={view} action={view.href(mailQueuePath)} label={words.filter} reset={view.href(mailQueuePath)}>
        <Select name="state" label={words.stateLabel} value={choice.state} options={(['waiting', 'taken', 'dismissed'] as const).map((state) => ({ value: state, label: words.state[state] }))} />
      </Filters>
      <DataTable
        view={view}
        caption={words.caption(words.state[choice.state], found)}
        columns={columns}
        rows={rows}
        sort={{ by: 'received', direction: choice.order, href: (_, order) => href({ order, page: 1 }) }}
        downloads={[
          { label: words.csv, href: href({ format: 'csv', page: 1 }) },
          { label: words.json, href: href({ format: 'json', page: 1 }) },
        ]}
        empty={words.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}

function Result({ view, row }: { view: View; row: LetterRow }): VNode {
  const words = text(view.lang).mailbox;
  if (row.submissionId !== null) return <>{words.submission(row.submissionId)}</>;
  const [dismissal = '', ...note] = (row.reason ?? '').split(': ');
  return (
    <>
      {words.letter.dismissals[dismissal as Dismissal] ?? dismissal} {note.length > 0 ? <span lang="ja">{note.join(': ')}</span> : null}
    </>
  );
}

export interface LetterProps {
  view: View;
  row: LetterRow;
  letter: Letter;
  /** Those that the person may enter it for. */
  calls: { slug: string; subject: string }[];
  calling: PaperCalling | null;
  typed: PaperTyped;
  formKey: string;
  errors: Fault[];
  /** Why files cannot be taken. */
  refused: string[];
  isLate: boolean;
  ticked: { receipt: boolean; skip: boolean };
  dismissal: { why: string; note: string };
}

export function LetterView(props: LetterProps): VNode {
  const { view, row, letter, calling, calls } = props;
  const { letter: words, receivedAt } = text(view.lang).mailbox;
  const from = [letter.from.name, letter.from.address].filter((said) => said !== '').join(' / ');
  return (
    <Page view={view} title={words.title(row.id)} crumbs={[...crumbsOf(view), { href: view.href(mailQueuePath), label: text(view.lang).mailbox.title }]}>
      <ErrorSummary view={view} errors={props.errors} />
      <DefinitionList
        items={[
          { term: receivedAt, description: formatInstant(view.lang, row.receivedAt) },
          { term: words.from, description: <span lang="ja">{from || words.none}</span> },
          { term: words.subject, description: <span lang="ja">{letter.subject || words.none}</span> },
        ]}
      />
      {row.isErased ? <Notice tone="info" title={words.erased} /> : null}
      {row.cut ? <Notice tone="warning" title={words.cut} /> : null}
      <Section id="original" title={words.original}>
        <p class="hk-said" lang="ja">
          {letter.text || words.none}
        </p>
        {letter.isShortened ? <Notice tone="warning" title={words.shortened} /> : null}
        {letter.files.length > 0 ? <p>{words.files(letter.files.length)}</p> : null}
      </Section>
      {row.state === 'waiting' ? (
        <>
          <Section id="call" title={words.take}>
            {calls.length === 0 ? (
              <p>{words.noCalls}</p>
            ) : (
              <Filters view={view} action={view.href(letterPath(row.id))} label={words.call}>
                <Select name="call" label={words.call} hint={words.callHint} lang={view.lang} value={calling?.consultation.slug ?? ''} options={[{ value: '', label: words.choose }, ...calls.map(({ slug, subject }) => ({ value: slug, label: subject, lang: 'ja' as const }))]} />
                <Button tone="secondary">{words.chooseButton}</Button>
              </Filters>
            )}
          </Section>
          {calling === null ? null : <TakeForm {...props} calling={calling} />}
          <DismissForm {...props} />
        </>
      ) : (
        <p>
          <Result view={view} row={row} />
        </p>
      )}
    </Page>
  );
}

function TakeForm({ view, row, calling, typed, formKey, errors, refused, isLate, letter, ticked }: LetterProps & { calling: PaperCalling }): VNode {
  const words = text(view.lang);
  const { letter: said } = words.mailbox;
  return (
    <Form view={view} method="post" action={view.href(`${letterPath(row.id)}/submission`)} label={said.take}>
      <input type="hidden" name="form_key" value={formKey} />
      <input type="hidden" name="call" value={calling.consultation.slug} />
      <input type="hidden" name="shown" value={String(typed.opinions.length)} />
      <p>{said.takeLead}</p>
      {isLate ? <Checkboxes name="in_time" legend={words.paper.inTime} hint={words.paper.inTimeHint} lang={view.lang} values={typed.inTime ? ['yes'] : []} error={errorOf(errors, 'in_time')} options={[{ value: 'yes', label: words.paper.inTimeYes }]} /> : null}
      <OpinionFields view={view} sections={calling.sections} opinions={typed.opinions} errors={errors} />
      <SenderFields view={view} calling={calling} typed={typed} errors={errors} />
      {refused.length === 0 ? null : (
        <>
          <Notice tone="warning" title={said.skip}>
            <ul>
              {refused.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          </Notice>
          <Checkboxes name="skip" legend={said.skip} lang={view.lang} values={ticked.skip ? ['yes'] : []} error={errorOf(errors, 'skip')} options={[{ value: 'yes', label: said.skipYes }]} />
        </>
      )}
      {letter.from.address === '' ? null : <Checkboxes name="receipt" legend={said.receipt} lang={view.lang} values={ticked.receipt ? ['yes'] : []} options={[{ value: 'yes', label: said.receiptYes }]} />}
      <Buttons>
        <Button name="step" value="save">
          {said.take}
        </Button>
        {/* Last: the Enter key in a field presses the first. */}
        {typed.opinions.length < opinionsMax ? (
          <Button tone="secondary" name="step" value="more">
            {words.paper.more}
          </Button>
        ) : null}
      </Buttons>
    </Form>
  );
}

function DismissForm({ view, row, errors, dismissal }: LetterProps): VNode {
  const { letter: words } = text(view.lang).mailbox;
  return (
    <Section id="dismissal" title={words.dismiss}>
      <p>{words.dismissLead}</p>
      <Form view={view} method="post" action={view.href(`${letterPath(row.id)}/dismissal`)} label={words.dismiss}>
        <Select name="why" label={words.why} required lang={view.lang} value={dismissal.why} error={errorOf(errors, 'why')} options={[{ value: '', label: words.choose }, ...dismissals.map((one) => ({ value: one, label: words.dismissals[one] }))]} />
        <TextField name="note" label={words.whyNote} hint={words.whyNoteHint} lang={view.lang} value={dismissal.note} error={errorOf(errors, 'note')} />
        <Button tone="secondary">{words.dismiss}</Button>
      </Form>
    </Section>
  );
}
