import type { VNode } from 'preact';
import { formatFiscalYearShort } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, EmptyState, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Section, Tag } from '#ui';
import { ActingAs } from './acting-as.view.tsx';
import { editionFilePath, programmePath } from './address.ts';
import type { Outline } from './edition-outline.ts';
import { Said } from './figure.view.tsx';
import { departmentName, type LedgerListing } from './listing.ts';
import { type Opinion, opinionMax } from './opinion.ts';
import { text } from './text.ts';

export interface ReformItem {
  listing: LedgerListing;
  /** What is public of the committee's words. */
  opinion: Opinion | null;
}

/** The reform plan for everyone: each item with its years, who answers, and the committee's opinion. */
export function ReformView({ view, outline, items }: { view: View; outline: Outline; items: ReformItem[] }): VNode {
  const words = text(view.lang).draft;
  const nothing = text(view.lang).nothingPrinted;
  const columns: Column<ReformItem>[] = [
    { key: 'name', label: text(view.lang).programme, rowHeader: true, cell: ({ listing }) => <a href={view.href(programmePath(listing.programme.slug))}><Said view={view}>{listing.name}</Said></a> },
    { key: 'measure', label: text(view.lang).measure, cell: ({ listing }) => <Said view={view}>{`${listing.measure.code} ${listing.measure.name}`}</Said> },
    { key: 'department', label: text(view.lang).department, cell: ({ listing }) => <Said view={view}>{listing.departments.map(departmentName).join('、') || nothing}</Said> },
    ...outline.years.map((year): Column<ReformItem> => ({ key: `y${year}`, label: formatFiscalYearShort(year, view.lang), cell: ({ listing }) => <Said view={view}>{listing.years.find((each) => each.year === year)?.activity?.text ?? nothing}</Said> })),
    { key: 'opinion', label: words.opinion, cell: ({ opinion }) => (opinion === null ? words.noOpinion : <><Said view={view}>{opinion.text}</Said>{opinion.publishedAt ? <><br /><time datetime={opinion.publishedAt.toISOString()}>{formatInstant(view.lang, opinion.publishedAt)}</time></> : null}</>) },
  ];
  const downloads = [
    { label: text(view.lang).csv, href: view.href('/plan/reform?format=csv') },
    { label: text(view.lang).json, href: view.href('/plan/reform?format=json') },
    { label: 'XLSX', href: view.href(editionFilePath(outline.slug, 'xlsx')) },
  ];
  return (
    <Page view={view} title={outline.title} titleLang="ja" shoulder={words.reformTitle} description={words.reformLead} wide>
      <Lead>{words.reformLead}</Lead>
      <Section id="items" title={words.reformItems} aside={text(view.lang).programmes(String(items.length))}>
        <DataTable view={view} caption={words.reformItems} captionUnseen columns={columns} rows={items} empty={words.reformEmpty} downloads={downloads} stacked />
      </Section>
    </Page>
  );
}

export interface CommitteeItem {
  number: string;
  name: string;
  measure: string;
  opinion: Opinion | null;
}

export interface CommitteeProps {
  view: View;
  /** Title of the plan or draft; null where there is none. */
  title: string | null;
  isDraft: boolean;
  items: CommitteeItem[];
  mayWrite: boolean;
  mayPublish: boolean;
  wrong: { number: string; text: string; message: string } | null;
}

/** The committee's own page: every item and a place for its opinion. */
export function CommitteeView(props: CommitteeProps): VNode {
  const { view, title, isDraft, items, mayPublish, wrong } = props;
  const words = text(view.lang).draft;
  const waiting = items.some(({ opinion }) => opinion !== null && !opinion.isPublic);
  return (
    <Page view={view} title={words.committeeTitle} shoulder={title === null ? undefined : <Said view={view}>{title}</Said>}>
      <Lead>{words.committeeLead}</Lead>
      <ErrorSummary view={view} errors={wrong ? [{ field: `opinion-${wrong.number}`, message: wrong.message }] : []} />
      {isDraft ? <Notice tone="info" title={words.ofDraft} /> : null}
      {title === null ? <EmptyState title={words.committeeEmpty} /> : null}
      {items.map((item) => (
        <Section key={item.number} id={`o-${item.number}`} title={<Said view={view}>{item.name}</Said>} aside={<Said view={view}>{`${item.number} ${item.measure}`}</Said>}>
          <ItemOpinion {...props} item={item} />
        </Section>
      ))}
      {mayPublish && !isDraft && waiting ? (
        <Form view={view} method="post" action={view.href('/staff/plan/reform/publication')} label={words.opinionPublish}>
          <Buttons>
            <Button>{words.opinionPublish}</Button>
          </Buttons>
        </Form>
      ) : null}
    </Page>
  );
}

function ItemOpinion({ view, item, mayWrite, wrong }: CommitteeProps & { item: CommitteeItem }): VNode {
  const words = text(view.lang).draft;
  const mine = wrong?.number === item.number ? wrong : null;
  const { opinion } = item;
  const id = `f-opinion-${item.number}`;
  return (
    <>
      {opinion === null ? null : (
        <p>
          <Tag tone={opinion.isPublic ? 'blue' : 'neutral'}>{opinion.isPublic ? words.opinionPublic : words.opinionWaiting}</Tag> <ActingAs view={view} actingAs={opinion.actingAs} /> {formatInstant(view.lang, opinion.at)}
        </p>
      )}
      {mayWrite && mine === null ? null : <p>{mine ? `${words.opinionNow}${view.lang === 'ja' ? '：' : ': '}` : ''}<Said view={view}>{opinion?.text || words.noOpinion}</Said></p>}
      {mayWrite ? (
        <Form view={view} method="post" action={view.href(`/staff/plan/reform/${encodeURIComponent(item.number)}`)} label={words.opinionOf(item.name)}>
          <input type="hidden" name="revision" value={String(opinion?.revision ?? 0)} />
          <div class={mine ? 'hk-field hk-field--error' : 'hk-field'}>
            <label class="hk-field__label" for={id}>{words.opinionOf(item.name)}</label>
            {mine ? <p class="hk-field__error" id={`${id}-error`}>{mine.message}</p> : null}
            <textarea class="hk-input" id={id} name="text" rows={4} maxlength={opinionMax} aria-invalid={mine ? 'true' : undefined} aria-describedby={mine ? `${id}-error` : undefined}>{mine?.text ?? opinion?.text ?? ''}</textarea>
          </div>
          <Buttons>
            <Button>{words.opinionSave}</Button>
          </Buttons>
        </Form>
      ) : null}
    </>
  );
}
