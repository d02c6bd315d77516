import type { VNode } from 'preact';
import { departmentName } from '#domains/plan';
import type { NamedDepartment } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, ErrorSummary, Filters, Lead, Lines, Notice, Page, Pagination, Section, Select, Tag, Tags, TextField } from '#ui';
import { replyPath, splitPath, suggestionsPath, unitListPath } from './address.ts';
import type { WorkedOn } from './closure.ts';
import type { PlaceChoice } from './split-part.view.tsx';
import { text } from './text.ts';
import { unitStates, type Unit, type UnitChoice, type UnitSort } from './unit.ts';
import { departmentOptions, Due, placeLabel, placeOptions, StageTag, workCrumbs, WorkTabs } from './work.view.tsx';

export interface BulkTyped {
  chosen: number[];
  tag_add: string;
  tag_remove: string;
  to_department: string;
  due_on: string;
  to_reply: string;
  heading: string;
}

export interface UnitListProps {
  view: View;
  consultation: Pick<WorkedOn, 'slug' | 'subject' | 'isOut'>;
  today: string;
  choice: UnitChoice;
  units: Unit[];
  found: number;
  pages: number;
  /** False for those who see only what is assigned to them. */
  works: boolean;
  places: PlaceChoice[];
  tags: string[];
  departments: NamedDepartment[];
  replies: { number: number; heading: string }[];
  usualDue: string | null;
  done: { deed: 'tags' | 'assign' | 'under' | 'out' | 'remark' | 'unremark'; count: number } | null;
  typed: BulkTyped | null;
  errors: { field: string; message: string }[];
  href: (change: Partial<UnitChoice> & { format?: string }) => string;
}

const formId = 'chosen';
const firstPlace = 'unit';

export function UnitListView(props: UnitListProps): VNode {
  const { view, consultation, choice, href, works, done } = props;
  const all = text(view.lang);
  const words = all.unit;
  return (
    <Page view={view} title={words.title} crumbs={workCrumbs(view, consultation)} wide>
      <ErrorSummary view={view} errors={props.errors} />
      <WorkTabs view={view} slug={consultation.slug} at="units" whole={works} isOut={consultation.isOut} />
      {done === null ? null : <Notice tone="success" title={words.done[done.deed](done.count)} />}
      <Lead>{works ? words.lead : words.leadPart}</Lead>
      {works ? (
        <p>
          <a href={view.href(suggestionsPath(consultation.slug))}>{words.suggestionsLink}</a>
        </p>
      ) : null}
      <UnitFilters {...props} />
      <UnitTable {...props} />
      <Pagination view={view} page={choice.page ?? 1} pages={props.pages} href={(page) => href({ page })} />
      {works && !consultation.isOut && props.units.length > 0 ? <Bulk {...props} /> : null}
    </Page>
  );
}

function UnitFilters({ view, consultation, choice, places, tags, departments, works }: UnitListProps): VNode {
  const words = text(view.lang).unit;
  const all = { value: '', label: words.all };
  const action = view.href(unitListPath(consultation.slug));
  return (
    <Filters view={view} action={action} label={words.filters} reset={action}>
      <Select name="state" label={words.stateLabel} value={choice.state ?? ''} options={[all, ...unitStates.map((state) => ({ value: state, label: words.states[state] }))]} />
      <Select name="department" label={words.department} value={choice.department ?? ''} options={[all, ...(works ? [{ value: 'none', label: words.unassigned }] : []), ...departmentOptions(departments, all).slice(1)]} />
      <Select name="section" label={words.section} value={choice.section ?? ''} options={[all, ...placeOptions(view, places, choice.section)]} />
      <Select name="tag" label={words.tags} value={choice.tag ?? ''} options={[all, ...[...new Set([...tags, ...(choice.tag === undefined ? [] : [choice.tag])])].map((tag) => ({ value: tag, label: tag, lang: 'ja' as const }))]} />
      <TextField name="text" label={words.words} hint={words.wordsHint} type="search" value={choice.text} />
      <TextField name="reply" label={words.underReply} inputmode="numeric" value={choice.reply === undefined ? undefined : String(choice.reply)} />
      <TextField name="submission" label={words.submission} inputmode="numeric" value={choice.submission === undefined ? undefined : String(choice.submission)} />
    </Filters>
  );
}

function UnitTable({ view, consultation, choice, units, found, works, places, today, typed, href }: UnitListProps): VNode {
  const words = text(view.lang).unit;
  const chosen = new Set(typed?.chosen ?? []);
  const columns: Column<Unit>[] = [
    ...(works
      ? [{ key: 'choose', label: words.choose, cell: ({ id }: Unit) => <input type="checkbox" class="hk-tick" id={id === units[0]?.id ? `f-${firstPlace}` : `f-${firstPlace}-${id}`} name="unit[]" value={String(id)} form={formId} checked={chosen.has(id)} aria-label={words.chooseOne(id)} /> }]
      : []),
    {
      key: 'order',
      label: words.text,
      rowHeader: true,
      sortable: true,
      cell: (unit) => <UnitText view={view} slug={consultation.slug} unit={unit} works={works} />,
    },
    { key: 'section', label: words.section, sortable: true, cell: (unit) => <span lang="ja">{placeLabel(view, places, unit)}</span> },
    { key: 'tags', label: words.tags, cell: ({ tags }) => (tags.length === 0 ? words.none : <Tags>{tags.map((tag) => <a href={href({ tag, page: 1 })} lang="ja">{tag}</a>)}</Tags>) },
    { key: 'department', label: words.department, sortable: true, cell: ({ department }) => (department === null ? words.unassigned : <span lang="ja">{departmentName(department)}</span>) },
    { key: 'due', label: words.due, sortable: true, cell: ({ dueOn, reply, remark }) => <Due view={view} dueOn={dueOn} today={today} open={reply === null && !remark} /> },
    { key: 'reply', label: words.reply, sortable: true, cell: (unit) => <UnitReply view={view} slug={consultation.slug} unit={unit} /> },
  ];
  return (
    <DataTable
      view={view}
      caption={words.caption(found)}
      columns={columns}
      rows={units}
      sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as UnitSort, order, page: 1 }) }}
      downloads={[
        { label: words.csv, href: href({ format: 'csv', page: 1 }) },
        { label: words.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={words.empty}
      stacked
    />
  );
}

function UnitText({ view, slug, unit, works }: { view: View; slug: string; unit: Unit; works: boolean }): VNode {
  const words = text(view.lang);
  return (
    <div class="hk-unit">
      <p>
        <Lines>{unit.text}</Lines>
      </p>
      {unit.publicText === null ? null : (
        <p>
          <Tag tone="blue">{words.split.publicText}</Tag> <Lines>{unit.publicText}</Lines>
        </p>
      )}
      {works ? (
        <p>
          <a href={view.href(splitPath(slug, unit.submissionId))}>
            {words.unit.submission} {unit.submissionId}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function UnitReply({ view, slug, unit }: { view: View; slug: string; unit: Unit }): VNode {
  const words = text(view.lang);
  if (unit.remark) return <Tag>{words.unit.remark}</Tag>;
  if (unit.reply === null) return <Tag tone="orange">{words.unit.noReply}</Tag>;
  return (
    <span>
      <a href={view.href(replyPath(slug, unit.reply.number))}>{words.reply.title(unit.reply.number)}</a> <StageTag view={view} stage={unit.reply.stage} />
      <br />
      <span lang="ja">{unit.reply.heading}</span>
    </span>
  );
}

/** What can be decided for those chosen above, without script: each button is a deed of its own. */
function Bulk(props: UnitListProps): VNode {
  const { view, departments, replies, typed, errors, usualDue, href, choice } = props;
  const words = text(view.lang).unit;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Section id="deeds" title={words.doTitle}>
      <p>{words.doHint}</p>
      <form class="hk-bulk" id={formId} method="post" action={href(choice)} aria-label={words.doTitle} novalidate>
        <input type="hidden" name="csrf" value={view.csrf} />
        <fieldset>
          <legend>{words.newButton}</legend>
          <TextField name="heading" label={words.newHeading} hint={words.newHint} value={typed?.heading} error={error('heading')} lang={view.lang} />
          <Button name="do" value="new">
            {words.newButton}
          </Button>
        </fieldset>
        <fieldset>
          <legend>{words.underButton}</legend>
          {replies.length > 0 && replies.length <= 400 ? (
            <Select name="to_reply" label={words.reply} hint={words.underHint} value={typed?.to_reply ?? ''} error={error('to_reply')} lang={view.lang} options={[{ value: '', label: words.none }, ...replies.map(({ number, heading }) => ({ value: String(number), label: `${number} ${heading}`, lang: 'ja' as const }))]} />
          ) : (
            <TextField name="to_reply" label={words.underReply} hint={words.underHint} inputmode="numeric" value={typed?.to_reply} error={error('to_reply')} lang={view.lang} />
          )}
          <Buttons>
            <Button name="do" value="under" tone="secondary">
              {words.underButton}
            </Button>
            <Button name="do" value="out" tone="secondary">
              {words.outButton}
            </Button>
          </Buttons>
        </fieldset>
        <fieldset>
          <legend>{words.assignButton}</legend>
          <Select name="to_department" label={words.assignDepartment} value={typed?.to_department ?? ''} error={error('to_department')} lang={view.lang} options={departmentOptions(departments, { value: '', label: words.unassigned })} />
          <TextField name="due_on" label={words.assignDue} hint={words.assignDueHint(usualDue ?? '2026-05-20')} value={typed?.due_on ?? usualDue ?? ''} error={error('due_on')} lang={view.lang} />
          <Button name="do" value="assign" tone="secondary">
            {words.assignButton}
          </Button>
        </fieldset>
        <fieldset>
          <legend>{words.tagButton}</legend>
          <TextField name="tag_add" label={words.tagAdd} hint={words.tagHint} value={typed?.tag_add} error={error('tag_add')} lang={view.lang} />
          <TextField name="tag_remove" label={words.tagRemove} hint={words.tagHint} value={typed?.tag_remove} lang={view.lang} />
          <Button name="do" value="tags" tone="secondary">
            {words.tagButton}
          </Button>
        </fieldset>
        <fieldset>
          <legend>{words.remark}</legend>
          <Buttons>
            <Button name="do" value="remark" tone="secondary">
              {words.remarkButton}
            </Button>
            <Button name="do" value="unremark" tone="secondary">
              {words.unremarkButton}
            </Button>
          </Buttons>
        </fieldset>
      </form>
    </Section>
  );
}
