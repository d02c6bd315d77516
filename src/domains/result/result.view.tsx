import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { type Consultation, consultationPath } from '#domains/consultation';
import { type KeptAct, ProofList } from '#domains/record';
import { dayInTokyo } from '#platform/clock';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, Figures, Lead, Page, Pagination, Section } from '#ui';
import { resultReplyPath, versionPath } from './address.ts';
import { CountsView } from './counts.view.tsx';
import { FormsView, type ShownForms } from './form-list.view.tsx';
import { resultJsonLd } from './json-ld.ts';
import { CorrectionsView, PassageView, ReplyView, type ShownReply, Written } from './reply.view.tsx';
import { ReplyFilters } from './reply-filter.view.tsx';
import type { ResultChoice } from './result-list.ts';
import type { Correction, Passage, Released } from './result.ts';
import { text } from './text.ts';

export interface ResultProps {
  view: View;
  consultation: Consultation;
  release: Released;
  choice: ResultChoice & { page: number };
  choices: { items: { item: string; units: number }[]; outcomes: { key: string; ja: string; en: string; replies: number; units: number }[]; changed: number };
  /** All replies, before any condition. */
  replies: number;
  found: { replies: number; units: number };
  pages: number;
  shown: ShownReply[];
  /** The first of those that changed, each with the replies that name it. */
  changes: { numbers: number[]; passage: Passage }[];
  passages: number;
  /** Corrections of the result as a whole. */
  corrections: Correction[];
  forms: ShownForms;
  proofs: KeptAct[];
  moderation: string;
  href: (change: Partial<ResultChoice> & { format?: string }) => string;
}

export function ResultView(props: ResultProps): VNode {
  const { view, consultation, release, choice, pages, href } = props;
  const words = text(view.lang).result;
  const isFirst = choice.page === 1;
  return (
    <Page
      view={view}
      title={words.title(consultation.subject)}
      titleLang="ja"
      shoulder={words.shoulder}
      description={leadOf(view, release)}
      crumbs={[{ href: view.href('/consultations'), label: words.consultation }, { href: view.href(consultationPath(consultation.slug)), label: consultation.subject }]}
      jsonLd={resultJsonLd(view, consultation, release)}
      alternates={[{ type: 'text/csv', href: href({ format: 'csv' }), title: words.forms.csv }, { type: 'application/json', href: href({ format: 'json' }), title: words.forms.json }]}
    >
      <Lead>{leadOf(view, release)}</Lead>
      <OtherReaders view={view} slug={consultation.slug} audiences={props.forms.audiences} />
      {isFirst ? <Head {...props} /> : null}
      <Replies {...props} />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
      {isFirst ? null : <NextSteps view={view} release={release} corrections={props.corrections} />}
      <FormsView view={view} slug={consultation.slug} forms={props.forms} />
      <Proofs view={view} proofs={props.proofs} />
    </Page>
  );
}

export function leadOf(view: View, { releasedAt, source }: Pick<Released, 'releasedAt' | 'source'>): string {
  const words = text(view.lang).result;
  const day = formatDate(dayInTokyo(releasedAt), view.lang);
  return source === 'past' ? words.leadPast(day) : words.lead(day);
}

/** The ways to the easier versions stand where whoever needs them begins to read. */
function OtherReaders({ view, slug, audiences }: { view: View; slug: string; audiences: ShownForms['audiences'] }): VNode | null {
  if (audiences.length === 0) return null;
  const words = text(view.lang).result.forms;
  return (
    <Buttons>
      {audiences.map((audience) => (
        <ButtonLink key={audience} href={view.href(versionPath(slug, audience))} tone="secondary">
          {words[audience]}
        </ButtonLink>
      ))}
    </Buttons>
  );
}

/** Figures, counts and changes: on the first page only, so that the later ones begin with their replies. */
function Head(props: ResultProps): VNode {
  const { view, release, replies, moderation } = props;
  return (
    <>
      <KeyFigures view={view} release={release} passages={props.passages} />
      <Outcomes {...props} />
      <Changes {...props} />
      <NextSteps view={view} release={release} corrections={props.corrections} />
      <CountsView view={view} counts={release.counts} replies={replies} moderation={moderation} />
    </>
  );
}

export function KeyFigures({ view, release: { counts }, passages }: { view: View; release: Released; passages: number }): VNode {
  const words = text(view.lang).result;
  const figure = (value: number | null): string => (value === null ? words.unknown : formatCount(value));
  const { people, submissions, units } = counts.total;
  return (
    <Figures
      items={[
        { label: words.figures.people, value: figure(people), unit: people === null ? undefined : words.figures.person },
        { label: words.figures.submissions, value: figure(submissions), unit: submissions === null ? undefined : words.figures.submission },
        { label: words.figures.units, value: figure(units), unit: words.figures.unit },
        { label: words.figures.changed, value: figure(passages), unit: words.figures.place },
      ]}
    />
  );
}

/** What came of the opinions in one look; each line leads to its replies. */
function Outcomes({ view, choices: { outcomes }, href }: ResultProps): VNode | null {
  const words = text(view.lang).result;
  if (outcomes.length === 0) return null;
  const columns: Column<(typeof outcomes)[number]>[] = [
    { key: 'outcome', label: words.replies.outcome, rowHeader: true, cell: (one) => <a href={`${href({ outcome: one.key })}#replies`}>{one[view.lang]}</a> },
    { key: 'replies', label: words.outcomes.replies, align: 'end', cell: (one) => formatCount(one.replies) },
    { key: 'units', label: words.counts.units, align: 'end', cell: (one) => formatCount(one.units) },
  ];
  return (
    <Section id="outcomes" title={words.outcomes.title}>
      <DataTable view={view} caption={words.outcomes.caption} columns={columns} rows={outcomes} empty="" />
    </Section>
  );
}

function Changes({ view, consultation: { slug }, changes, passages, choices, href }: ResultProps): VNode {
  const words = text(view.lang).result.changes;
  return (
    <Section id="changes" title={words.title}>
      <p>{passages === 0 ? words.none : words.lead(formatCount(passages))}</p>
      {changes.map(({ numbers, passage }, index) => (
        <div key={index} class="hk-changed">
          <h3>{passage.heading}</h3>
          <PassageView view={view} slug={slug} passage={passage} />
          <p class="hk-changed__because">
            {words.because}{' '}
            {numbers.map((number, at) => (
              <span key={number}>
                {at === 0 ? null : words.between}
                <a href={view.href(resultReplyPath(slug, number))}>{words.of(number)}</a>
              </span>
            ))}
          </p>
        </div>
      ))}
      {passages > changes.length ? (
        <p>
          <a href={`${href({ changed: 'yes', page: 1 })}#replies`}>{words.more(formatCount(choices.changed))}</a>
        </p>
      ) : null}
    </Section>
  );
}

function Replies(props: ResultProps): VNode {
  const { view, consultation: { slug }, shown, found, replies } = props;
  const words = text(view.lang).result;
  return (
    <Section id="replies" title={words.replies.title} aside={replies === 0 ? undefined : words.replies.found(formatCount(found.replies), formatCount(found.units))}>
      {replies === 0 ? <p>{words.noOpinions}</p> : <ReplyFilters view={view} slug={slug} choice={props.choice} choices={props.choices} />}
      {replies > 0 && shown.length === 0 ? <p>{words.replies.empty}</p> : null}
      {shown.map((each) => (
        <ReplyView key={each.reply.number} view={view} slug={slug} shown={each} own={view.href(resultReplyPath(slug, each.reply.number))} />
      ))}
    </Section>
  );
}

export function NextSteps({ view, release, corrections }: { view: View; release: Pick<Released, 'nextSteps'>; corrections: Correction[] }): VNode | null {
  if (release.nextSteps === '' && corrections.length === 0) return null;
  return (
    <Section id="next" title={text(view.lang).result.next.title}>
      <Written>{release.nextSteps}</Written>
      <CorrectionsView view={view} corrections={corrections} />
    </Section>
  );
}

function Proofs({ view, proofs }: { view: View; proofs: KeptAct[] }): VNode | null {
  const words = text(view.lang).result.proof;
  if (proofs.length === 0) return null;
  return (
    <Section id="record" title={words.title}>
      <p>{words.lead}</p>
      <ProofList view={view} acts={proofs} />
    </Section>
  );
}

