import type { ComponentChildren, VNode } from 'preact';
import { formatDate, formatFiscalYear } from '#domains/civic';
import { consultationPath } from '#domains/consultation';
import { formatPeriodShort, type Half } from '#domains/progress';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, DataTable, formatInstant, Lead, Page, Pagination, Section, Tag, Unseen } from '#ui';
import { resultPath, resultReplyPath } from './address.ts';
import { type Chain, chainJsonLd, type ChainProgramme, type ChainStep, type ChainYear, documentChangesPath } from './chain.ts';
import { foundPath } from './found.ts';
import { FollowUpView } from './follow-up.view.tsx';
import { CorrectionsView, OutcomeTag, PassageView, Written } from './reply.view.tsx';
import { text } from './text.ts';

interface Props {
  view: View;
  chain: Chain;
}

export function ChainView(props: Props): VNode {
  const { view, chain } = props;
  const { consultation, reply } = chain;
  const words = text(view.lang).chain;
  const path = resultReplyPath(consultation.slug, reply.number);
  const crumbs = [
    { href: view.href('/consultations'), label: words.consultations },
    { href: view.href(consultationPath(consultation.slug)), label: <span lang="ja">{consultation.subject}</span> },
    { href: view.href(resultPath(consultation.slug)), label: words.crumb },
  ];
  return (
    <Page
      view={view}
      title={words.title(reply.heading)}
      description={words.lead}
      shoulder={`${words.shoulder(reply.number)}　${consultation.subject}`}
      crumbs={crumbs}
      jsonLd={chainJsonLd(view.site.origin, view.site.name[view.lang], chain)}
      alternates={[{ type: 'application/json', href: view.href(`${path}?format=json`), title: words.json }]}
    >
      <Lead>{words.lead}</Lead>
      <ol class="hk-chain">
        <Step view={view} step="opinions" number={1}><OpinionsStep {...props} /></Step>
        <Step view={view} step="reply" number={2}><ReplyStep {...props} /></Step>
        <Step view={view} step="passages" number={3}><PassagesStep {...props} /></Step>
        <Step view={view} step="programmes" number={4}><ProgrammesStep {...props} /></Step>
        <Step view={view} step="years" number={5}><YearsStep {...props} /></Step>
        <Step view={view} step="followUp" number={6}><FollowUpStep {...props} /></Step>
      </ol>
      <Ways {...props} path={path} />
    </Page>
  );
}

function Step({ view, step, number, children }: { view: View; step: ChainStep; number: number; children: ComponentChildren }): VNode {
  const words = text(view.lang).chain;
  return (
    <li class="hk-chain__step">
      <Section id={step} title={<><span class="hk-chain__number">{number}</span> {words.steps[step]}</>}>
        {children}
      </Section>
    </li>
  );
}

function OpinionsStep({ view, chain: { consultation, reply, units } }: Props): VNode {
  const words = text(view.lang).chain;
  return (
    <>
      <p>{words.opinions(formatCount(reply.units))}</p>
      <ul class="hk-opinions">
        {units.rows.map((unit) => (
          <li key={unit.id} lang="ja">
            <Written>{unit.text}</Written>
            {unit.same > 1 ? <Tag>{words.same(formatCount(unit.same))}</Tag> : null}
          </li>
        ))}
      </ul>
      <Pagination view={view} page={units.page} pages={units.pages} href={(page) => view.href(withQuery(resultReplyPath(consultation.slug, reply.number), { page: page === 1 ? undefined : page }))} />
    </>
  );
}

function ReplyStep({ view, chain: { release, reply, corrections } }: Props): VNode {
  const words = text(view.lang).chain;
  return (
    <>
      <p>
        <OutcomeTag view={view} outcome={reply.outcome} />
      </p>
      <div lang="ja">
        <Written>{reply.text}</Written>
      </div>
      <p>
        {words.byDepartment([reply.bureau, reply.section].filter(Boolean).join(' '))}　<time datetime={release.releasedAt.toISOString()}>{words.released(formatInstant(view.lang, release.releasedAt))}</time>
      </p>
      {corrections.length === 0 ? null : <p>{words.corrected(corrections.length)}</p>}
      <CorrectionsView view={view} corrections={corrections} />
    </>
  );
}

function PassagesStep({ view, chain: { consultation, release, reply } }: Props): VNode {
  const words = text(view.lang).chain;
  if (reply.passages.length === 0) return <p>{release.source === 'past' ? words.past : words.noPassage[reply.outcome.kind]}</p>;
  const documents = [...new Map(reply.passages.map((passage) => [passage.documentKey, passage])).values()];
  return (
    <>
      {reply.passages.map((passage) => (
        <div key={`${passage.documentKey} ${passage.anchor}`}>
          <h3 lang="ja">{passage.heading}</h3>
          <PassageView view={view} slug={consultation.slug} passage={passage} />
        </div>
      ))}
      {documents.map((passage) => (
        <p key={passage.documentKey}>
          <a href={view.href(documentChangesPath(consultation.slug, passage))}>{words.changes}</a>
        </p>
      ))}
    </>
  );
}

function ProgrammesStep({ view, chain: { programmes } }: Props): VNode {
  const words = text(view.lang).chain;
  if (programmes.length === 0) return <p>{words.noProgrammes}</p>;
  const groups = [
    { title: words.programmesNamed, list: programmes.filter(({ named }) => named) },
    { title: words.programmesServed, list: programmes.filter(({ named }) => !named) },
  ];
  return (
    <>
      {groups.map(({ title, list }) =>
        list.length === 0 ? null : (
          <div key={title}>
            <h3>{title}</h3>
            <ul>
              {list.map((programme) => (
                <li key={programme.number}>
                  <ProgrammeName view={view} programme={programme} />
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </>
  );
}

function ProgrammeName({ view, programme: { number, name, path } }: { view: View; programme: ChainProgramme }): VNode {
  if (path === null) return <span>{`${number}${text(view.lang).chain.programmeGone}`}</span>;
  return (
    <a href={view.href(path)} lang="ja">
      {name}
    </a>
  );
}

function YearsStep({ view, chain: { programmes, reportsAfter, firstYear } }: Props): VNode {
  const words = text(view.lang).chain;
  if (programmes.length === 0) return <p>{words.yearsNeedProgrammes}</p>;
  const isReported = programmes.some(({ years }) => years.some(({ reports }) => reports.length > 0));
  const isEvaluated = programmes.some(({ years }) => years.some(({ evaluation }) => evaluation !== null));
  return (
    <>
      {programmes.filter(({ years }) => years.length > 0).map((programme) => <YearTable key={programme.number} view={view} programme={programme} />)}
      {isReported ? null : <p>{words.reportsAfter(formatDate(reportsAfter, view.lang))}</p>}
      {isEvaluated ? null : <p>{words.evaluationAfter(formatFiscalYear(firstYear, view.lang))}</p>}
    </>
  );
}

function YearTable({ view, programme }: { view: View; programme: ChainProgramme }): VNode {
  const words = text(view.lang).chain;
  const columns: Column<ChainYear>[] = [
    { key: 'year', label: words.year, rowHeader: true, cell: ({ year }) => formatFiscalYear(year, view.lang) },
    {
      key: 'report',
      label: words.report,
      cell: ({ year, reports }) =>
        reports.length === 0
          ? words.none
          : reports.map(({ half, state, done, path }) => (
              <p key={half}>
                <a href={view.href(path)}>{formatPeriodShort({ year, half: half as Half }, view.lang)}</a> <Tag tone={state === 'behind' || state === 'stopped' ? 'orange' : 'green'}>{words.states[state]}</Tag>{' '}
                <span lang="ja">{done.length > 80 ? `${done.slice(0, 80)}…` : done}</span>
              </p>
            )),
    },
    { key: 'evaluation', label: words.evaluation, cell: ({ year, evaluation }) => (evaluation === null ? words.none : <a href={view.href(evaluation.path)}><Unseen>{formatFiscalYear(year, view.lang)} </Unseen>{evaluation.grade === null ? words.noGrade : words.grade(evaluation.grade.code, evaluation.grade[view.lang])}</a>) },
  ];
  return <DataTable view={view} caption={words.yearsCaption(programme.name ?? programme.number)} columns={columns} rows={programme.years} empty={words.none} stacked />;
}

function FollowUpStep({ view, chain: { release, reply, followUp } }: Props): VNode | null {
  const words = text(view.lang).chain;
  if (followUp.state === 'answered') return <FollowUpView view={view} followUp={followUp.followUp} titled={false} />;
  if (followUp.state === 'asked') return <p>{words.asked(formatDate(followUp.dueOn, view.lang))}</p>;
  if (followUp.state === 'expected') return <p>{words.expected(formatDate(followUp.on, view.lang))}</p>;
  return <p>{release.source === 'past' ? words.notAskedPast : words.notAsked(reply.outcome.label[view.lang])}</p>;
}

function Ways({ view, chain: { consultation, before, after }, path }: Props & { path: string }): VNode {
  const words = text(view.lang).chain;
  const { slug } = consultation;
  return (
    <ul class="hk-chain__ways">
      {before === null ? null : <li><a href={view.href(resultReplyPath(slug, before))}>{words.before}</a></li>}
      {after === null ? null : <li><a href={view.href(resultReplyPath(slug, after))}>{words.after}</a></li>}
      <li><a href={view.href(resultPath(slug))}>{words.result}</a></li>
      <li><a href={view.href(foundPath)}>{words.all}</a></li>
      <li><a href={view.href(`${path}?format=json`)}>{words.json}</a></li>
    </ul>
  );
}
