import type { VNode } from 'preact';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Button, ButtonLink, Buttons, Checkboxes, type Column, DataTable, Downloads, ErrorSummary, Figures, Fold, Form, Lead, Notice, Page, Section, Select, Tag, TextArea, TextField } from '#ui';
import { resultPath } from './address.ts';
import { type PastFault, type PastForm, pastImportPath, pastListPath, pastNewPath, type PastReading } from './past.ts';
import { columnKinds } from './past-head.ts';
import type { PastReply, UsedRow } from './past-rows.ts';
import { text } from './text.ts';

export interface PreviewProps {
  view: View;
  sha256: string;
  name: string;
  reading: PastReading;
  form: PastForm;
  faults: PastFault[];
  /** True where it reads otherwise than the person saw. */
  isChanged: boolean;
  strict: boolean;
  /** The call whose result the same table gave. */
  known: { slug: string; subject: string } | null;
}

const rowsShown = 200;
const repliesShown = 50;

export function PastPreviewView(props: PreviewProps): VNode {
  const { view, name, reading, faults, isChanged, known } = props;
  const words = text(view.lang).past;
  const { result } = reading;
  return (
    <Page view={view} title={words.preview.title} crumbs={[staffCrumb(view), { href: view.href(pastListPath), label: words.title }]} wide>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      {isChanged ? <Notice tone="warning" title={words.preview.changed} /> : null}
      {known === null ? null : (
        <Notice tone="warning" title={words.preview.known}>
          <p>
            {words.preview.knownBody} <a href={view.href(resultPath(known.slug))} lang="ja">{known.subject}</a>
          </p>
        </Notice>
      )}
      <Lead>{words.preview.lead(name)}</Lead>
      <Counted view={view} reading={reading} />
      {result.differences.length === 0 ? null : (
        <Notice tone="warning" title={words.preview.differences}>
          <ul>{result.differences.map((difference) => <li key={difference.ja}>{difference[view.lang]}</li>)}</ul>
        </Notice>
      )}
      <Choosing {...props} />
      {result.replies.length === 0 ? <Notice tone="error" title={reading.head.columns.includes('opinion') && reading.head.columns.includes('reply') ? words.fault.noRows : words.fault.noColumns} /> : <Replies view={view} replies={result.replies} />}
      <Rows {...props} />
      {result.replies.length === 0 || known !== null ? null : <Facts {...props} />}
    </Page>
  );
}

function Counted({ view, reading: { result } }: Pick<PreviewProps, 'view' | 'reading'>): VNode {
  const words = text(view.lang).past.preview.figures;
  const used = result.rows.filter(({ use }) => use === 'reply' || use === 'opinion' || use === 'joined' || use === 'heading').length;
  const refused = result.rows.filter(({ use }) => use === 'refused').length;
  return (
    <Figures
      items={[
        { label: words.replies, value: result.replies.length },
        { label: words.units, value: result.replies.reduce((sum, { units }) => sum + units.length, 0) },
        { label: words.opinions, value: result.opinions },
        { label: words.used, value: used },
        { label: words.left, value: result.rows.length - used - refused },
        { label: words.refused, value: refused },
      ]}
    />
  );
}

/** Which table of the file, and what its columns mean. */
function Choosing({ view, sha256, name, reading }: PreviewProps): VNode {
  const words = text(view.lang).past.preview;
  const grid = reading.grids[reading.table]!;
  const width = Math.max(...grid.rows.map(({ cells }) => cells.length));
  const example = (column: number): string => (grid.rows.find(({ line }) => line === (reading.head.lines.at(-1) ?? 1))?.cells[column]?.text ?? '').replace(/\s+/g, ' ').slice(0, 12);
  return (
    <Section id="columns" title={words.choose}>
      {reading.head.guessed ? (
        <Notice tone="warning" title={words.guessed}>
          <p>{words.guessedBody}</p>
        </Notice>
      ) : null}
      <Form view={view} method="get" action={view.href(`${pastListPath}/previews/${sha256}`)} label={words.choose}>
        <input type="hidden" name="name" value={name} />
        {reading.grids.length === 1 ? (
          <input type="hidden" name="table" value={String(reading.table + 1)} />
        ) : (
          <Select name="table" label={words.table} value={String(reading.table + 1)} options={reading.grids.map(({ name: caption, rows }, index) => ({ value: String(index + 1), label: words.tableOption(index + 1, caption.slice(0, 60), rows.length) }))} />
        )}
        <Fold summary={words.columnsOpen} open={reading.result.replies.length === 0 || reading.head.guessed}>
          <div class="hk-form">
            {Array.from({ length: width }, (_, column) => (
              <ColumnField key={column} view={view} column={column} example={example(column)} kind={reading.head.columns[column] ?? null} />
            ))}
          </div>
        </Fold>
        <Buttons>
          <Button tone="secondary">{words.again}</Button>
          <ButtonLink href={view.href(pastNewPath)} tone="secondary">
            {words.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Section>
  );
}

/** All columns share one name; each control has an id of its own. */
function ColumnField({ view, column, example, kind }: { view: View; column: number; example: string; kind: string | null }): VNode {
  const words = text(view.lang).past.preview;
  const id = `f-column-${column + 1}`;
  return (
    <div class="hk-field">
      <label class="hk-field__label" for={id}>
        {words.column(column + 1, example)}
      </label>
      <span class="hk-select">
        <select id={id} name="columns[]">
          {(['none', ...columnKinds] as const).map((each) => (
            <option key={each} value={each} selected={each === (kind ?? 'none')}>
              {words.kinds[each]}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}

function Replies({ view, replies }: { view: View; replies: PastReply[] }): VNode {
  const words = text(view.lang).past.preview;
  const columns: Column<PastReply & { number: number }>[] = [
    { key: 'number', label: words.to, rowHeader: true, cell: ({ number }) => number },
    { key: 'item', label: words.kinds.item, cell: ({ item, outcome }) => <span lang="ja">{item} {outcome === null ? null : <Tag>{outcome}</Tag>}</span> },
    { key: 'opinion', label: words.kinds.opinion, cell: ({ units }) => <span lang="ja">{units.slice(0, 3).map(({ text: said, same }) => `「${said.slice(0, 100)}」${same > 1 ? `×${same}` : ''}`).join(' ')}{units.length > 3 ? ` … +${units.length - 3}` : ''}</span> },
    { key: 'reply', label: words.kinds.reply, cell: ({ text: said }) => <span lang="ja">{said.slice(0, 200)}</span> },
  ];
  return (
    <Section id="replies" title={words.repliesTitle}>
      {replies.length > repliesShown ? <p>{words.showing(repliesShown)}</p> : null}
      <DataTable view={view} caption={words.repliesCaption(replies.length)} columns={columns} rows={replies.slice(0, repliesShown).map((reply, index) => ({ ...reply, number: index + 1 }))} empty="" stacked />
    </Section>
  );
}

function Rows({ view, sha256, name, reading }: PreviewProps): VNode {
  const words = text(view.lang).past.preview;
  const { rows } = reading.result;
  // What needs a look comes first.
  const ordered = [...rows.filter(({ use, notes }) => use === 'refused' || notes.length > 0), ...rows.filter(({ use, notes }) => use !== 'refused' && notes.length === 0)];
  const columns: Column<UsedRow>[] = [
    { key: 'line', label: words.line, rowHeader: true, cell: ({ line }) => line },
    { key: 'use', label: words.use, cell: ({ use, reply }) => <><Tag tone={use === 'refused' ? 'red' : 'neutral'}>{words.uses[use]}</Tag>{reply === null ? '' : ` ${reply}`}</> },
    { key: 'note', label: words.note, cell: ({ notes }) => notes.map((note) => note[view.lang]).join(' ') },
    { key: 'said', label: words.said, cell: ({ said }) => <span lang="ja">{said}</span> },
  ];
  const csv = view.href(withQuery(`${pastListPath}/previews/${sha256}`, { name, table: reading.table + 1, format: 'csv' })) + reading.head.columns.map((kind) => `&columns%5B%5D=${kind ?? 'none'}`).join('');
  return (
    <Section id="rows" title={words.rowsTitle}>
      <Fold summary={words.showRows} open={rows.length <= 20}>
        {rows.length > rowsShown ? <p>{words.showing(rowsShown)}</p> : null}
        <DataTable view={view} caption={words.rowsCaption(rows.length)} columns={columns} rows={ordered.slice(0, rowsShown)} empty="" stacked />
      </Fold>
      <Downloads view={view} items={[{ label: words.rowsCsv, href: csv }]} />
    </Section>
  );
}

function Facts({ view, sha256, name, reading, form, faults, strict }: PreviewProps): VNode {
  const words = text(view.lang).past.form;
  const field = (named: keyof PastForm) => ({ name: named, value: form[named], lang: view.lang, error: faults.find((fault) => fault.field === named)?.sentence[view.lang] });
  return (
    <Section id="facts" title={words.title}>
      <Form view={view} method="post" action={view.href(pastImportPath)} label={words.title}>
        <input type="hidden" name="sha256" value={sha256} />
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="table" value={String(reading.table + 1)} />
        <input type="hidden" name="seen" value={reading.mark} />
        {reading.head.columns.map((kind, index) => (
          <input key={index} type="hidden" name="columns[]" value={kind ?? 'none'} />
        ))}
        <TextField {...field('subject')} label={words.subject} hint={words.subjectHint} required />
        <TextField {...field('year')} label={words.year} hint={words.yearHint} inputmode="numeric" required />
        <TextField {...field('bureau')} label={words.bureau} required />
        <TextField {...field('section')} label={words.section} hint={words.sectionHint} />
        <TextArea {...field('purpose')} label={words.purpose} hint={words.purposeHint} rows={3} />
        <TextField {...field('opens_on')} label={words.opensOn} hint={words.dayHint} type="date" />
        <TextField {...field('closes_on')} label={words.closesOn} hint={words.dayHint} type="date" />
        <TextField {...field('people')} label={words.people} hint={words.numberHint} inputmode="numeric" />
        <TextField {...field('submissions')} label={words.submissions} hint={words.numberHint} inputmode="numeric" />
        <TextField {...field('programmes')} label={words.programmes} hint={words.programmesHint} />
        <TextField {...field('source_url')} label={words.sourceUrl} hint={words.sourceUrlHint} type="url" />
        <TextField {...field('contact')} label={words.contact} />
        <Checkboxes name="strict" legend={words.strictLegend} values={strict ? ['yes'] : []} options={[{ value: 'yes', label: words.strict }]} error={faults.find((fault) => fault.field === 'strict')?.sentence[view.lang]} lang={view.lang} />
        <Buttons>
          <Button>{words.go(reading.result.replies.length)}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}
