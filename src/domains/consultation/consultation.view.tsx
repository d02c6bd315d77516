import type { VNode } from 'preact';
import { daysOf, formatDay } from '#domains/civic';
import { programmePath } from '#domains/plan';
import { type KeptAct, ProofList } from '#domains/record';
import { departmentText } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import type { BlocksByPlace } from '#platform/page-block';
import { withQuery } from '#platform/query';
import { type Column, DataTable, DefinitionList, formatInstant, Lead, Lines, Notice, Page, Section, Tag } from '#ui';
import { listPath, rulePath } from './address.ts';
import { consultationPath, sectionPath } from './consultation.ts';
import { ChangesView } from './change-list.view.tsx';
import { workStageOn } from './public-stage.ts';
import { countdown, StageTag } from './stage.view.tsx';
import { text } from './text.ts';
import { labelOf, type Whole } from './whole.ts';

export interface ConsultationProps {
  view: View;
  whole: Whole;
  today: PlainDate;
  blocks: BlocksByPlace;
  acts: KeptAct[];
}

export function ConsultationView({ view, whole, today, blocks, acts }: ConsultationProps): VNode {
  const { consultation } = whole;
  const { lang } = view;
  const words = text(lang);
  const stage = workStageOn(consultation, today);
  return (
    <Page
      view={view}
      title={consultation.subject}
      titleLang="ja"
      shoulder={words.name}
      description={consultation.purpose.slice(0, 120)}
      crumbs={[{ href: view.href(listPath), label: words.name }]}
      jsonLd={jsonLd(view, whole)}
      alternates={[
        { type: 'application/json', href: view.href(`${consultationPath(consultation.slug)}?format=json`), title: words.list.json },
        { type: 'application/atom+xml', href: view.href(feedOf(whole)), title: words.page.feed },
      ]}
    >
      <p>
        <StageTag view={view} stage={stage} /> <strong>{countdown(consultation, stage, today, lang)}</strong>
      </p>
      {consultation.state === 'cancelled' ? (
        <Notice tone="warning" title={words.page.cancelled(formatInstant(lang, consultation.cancelledAt!))}>
          <p lang="ja">{consultation.cancelReason}</p>
        </Notice>
      ) : null}
      <Lead>
        <Lines>{consultation.purpose}</Lines>
      </Lead>
      {blocks.top}
      <Facts view={view} whole={whole} />
      <Documents view={view} whole={whole} />
      {stage === 'open' || stage === 'upcoming' ? <Ways view={view} whole={whole} /> : null}
      {blocks.middle}
      <Serves view={view} whole={whole} />
      {consultation.source === 'past' ? null : <Before view={view} whole={whole} />}
      <ChangesView view={view} changes={whole.changes} />
      <Contact view={view} whole={whole} />
      {blocks.end}
      {acts.length === 0 ? null : (
        <Section id="record" title={words.page.record}>
          <p>{words.page.recordBody}</p>
          <ProofList view={view} acts={acts} />
        </Section>
      )}
    </Page>
  );
}

function Facts({ view, whole: { consultation, rule } }: { view: View; whole: Whole }): VNode {
  const { lang } = view;
  const words = text(lang);
  const { opensOn, closesOn, exception, exceptionReason, department, whoMay, sourceUrl } = consultation;
  const period = opensOn === null || closesOn === null ? words.call.periodUnknown : words.page.period(formatDay(opensOn, lang), formatDay(closesOn, lang), daysOf(opensOn, closesOn));
  const items = [
    { term: words.page.periodTerm, description: period },
    ...(exception === null ? [] : [{ term: words.page.exception, description: <><span>{labelOf(rule.exceptions, exception, lang)}</span>{exceptionReason === null ? null : <> — <Lines>{exceptionReason}</Lines></>}</> }]),
    ...(whoMay.length === 0 ? [] : [{ term: words.page.whoMay, description: <ul>{whoMay.map((key) => <li key={key}>{labelOf(rule.whoMay, key, lang)}</li>)}</ul> }]),
    { term: words.page.department, description: <span lang="ja">{departmentText(department)}</span> },
    ...(sourceUrl === null ? [] : [{ term: words.page.source, description: <a href={sourceUrl} rel="noopener nofollow">{sourceUrl}</a> }]),
  ];
  return (
    <Section id="facts" title={words.page.facts}>
      <DefinitionList items={items} />
    </Section>
  );
}

function Documents({ view, whole: { consultation, documents } }: { view: View; whole: Whole }): VNode | null {
  const words = text(view.lang);
  if (documents.length === 0) return consultation.source === 'past' ? null : <Section id="documents" title={words.page.documents}><p>{words.page.noDocuments}</p></Section>;
  return (
    <Section id="documents" title={words.page.documents}>
      <ul>
        {documents.map(({ key, title, audience, version, publishedAt, form, pages }) => (
          <li key={key}>
            <a href={view.href(sectionPath(consultation.slug, key, null))} lang="ja">
              {title}
            </a>{' '}
            {audience === 'standard' ? null : <Tag tone="blue">{words.page.audience[audience]}</Tag>} {words.page.version(version, formatInstant(view.lang, publishedAt))}
            {form === 'pdf' && pages !== null ? ` ${words.page.pdf(pages)}` : ''}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Ways({ view, whole: { consultation } }: { view: View; whole: Whole }): VNode {
  const words = text(view.lang);
  const { ways, addresses, identity } = consultation;
  return (
    <Section id="ways" title={words.page.ways}>
      <DefinitionList items={ways.map((way) => ({ term: words.call.way[way], description: addresses[way] === undefined ? words.page.wayHint[way] : <Lines>{addresses[way]}</Lines> }))} />
      <p>{words.page.identity[identity]}</p>
      <p>{words.page.noSingleAnswer}</p>
    </Section>
  );
}

function Serves({ view, whole: { programmes } }: { view: View; whole: Whole }): VNode | null {
  const words = text(view.lang).page;
  if (programmes.length === 0) return null;
  return (
    <Section id="programmes" title={words.serves}>
      <p>{words.servesBody}</p>
      <ul>
        {programmes.map(({ number, slug, name }) => (
          <li key={number}>
            <a href={view.href(programmePath(slug))} lang="ja">
              {name}
            </a>
            （<a href={view.href(`/feeds/programmes/${number}`)}>{words.programmeFeed(number)}</a>）
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Before({ view, whole: { rule, tellings } }: { view: View; whole: Whole }): VNode {
  const { lang } = view;
  const words = text(lang).page;
  const columns: Column<Whole['tellings'][number]>[] = [
    { key: 'body', label: words.told, rowHeader: true, cell: ({ body }) => labelOf(rule.toldBefore, body, lang) },
    { key: 'on', label: words.toldOn, cell: ({ toldOn }) => formatDay(toldOn, lang) },
  ];
  return (
    <Section id="told" title={words.before}>
      {tellings.length === 0 ? null : <DataTable view={view} caption={words.toldCaption} columns={columns} rows={tellings} empty={words.toldNone} />}
      <p>
        <a href={view.href(rulePath)}>{words.rule(rule.source[lang])}</a>
      </p>
    </Section>
  );
}

function Contact({ view, whole }: { view: View; whole: Whole }): VNode {
  const { consultation, departmentFollowed } = whole;
  const words = text(view.lang).page;
  return (
    <Section id="contact" title={words.contact}>
      <p>
        <span lang="ja">{departmentText(consultation.department)}</span>
        <br />
        <Lines>{consultation.contact}</Lines>
      </p>
      <ul>
        <li>
          <a href={view.href(departmentFollowed ? withQuery('/follow/new', { about: `department:${departmentText(consultation.department)}` }) : '/follow')}>{words.follow}</a>
        </li>
        <li>
          <a href={view.href(feedOf(whole))}>{departmentFollowed ? words.feed : words.feedAll}</a>
        </li>
      </ul>
    </Section>
  );
}

/** The feed of its department, or of everything where the plan does not know the department. */
function feedOf({ consultation, departmentFollowed }: Whole): string {
  return departmentFollowed ? `/feeds/departments/${encodeURIComponent(departmentText(consultation.department))}` : '/feeds/all';
}

/** https://schema.org/GovernmentService: something that the city offers people to take part in, within a time. */
function jsonLd({ site }: View, { consultation }: Whole): object {
  const { slug, subject, purpose, department, opensOn, closesOn } = consultation;
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': `${site.origin}${consultationPath(slug)}`,
    url: `${site.origin}${consultationPath(slug)}`,
    name: subject,
    description: purpose,
    serviceType: '意見募集（パブリックコメント）',
    provider: { '@type': 'GovernmentOrganization', name: site.name.ja, department: { '@type': 'GovernmentOrganization', name: departmentText(department) } },
    ...(opensOn === null || closesOn === null ? {} : { hoursAvailable: { '@type': 'OpeningHoursSpecification', validFrom: opensOn, validThrough: closesOn } }),
  };
}
