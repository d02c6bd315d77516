import type { VNode } from 'preact';
import { daysOf, formatDay, formatDayShort } from '#domains/civic';
import { programmePath } from '#domains/plan';
import { type KeptAct, ProofList } from '#domains/record';
import { departmentText } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { ButtonLink, Buttons, DefinitionList, Fold, formatInstant, Lead, Lines, Notice, Page, Section } from '#ui';
import { embedPath, listPath, mapPath, methodPath, moderationPath, ownVotesPath, partPath, reportPath, resultPath, statementsPath } from './address.ts';
import { ChangesView } from './change.view.tsx';
import { type Access, type Conversation, questionIn, type Stage, stageOn } from './conversation.ts';
import { ResultInShort } from './result-short.view.tsx';
import type { ResultShort } from './result-short.ts';
import { isByCode } from './self.ts';
import { countdown, periodText, StageTag } from './stage.view.tsx';
import { text } from './text.ts';
import { inLanguage, type Whole } from './whole.ts';

export interface ConversationProps {
  view: View;
  whole: Whole;
  today: PlainDate;
  /** Whether the public may see what the votes show now. */
  showsResult: boolean;
  /** What the votes say in a sentence; null where there is nothing to say, or not yet. */
  short: ResultShort | null;
  /** Key of the way by which the reader came; null for none. */
  from: string | null;
  acts: KeptAct[];
}

export function ConversationView(props: ConversationProps): VNode {
  const { view, whole, today, acts } = props;
  const { conversation, changes } = whole;
  const { lang } = view;
  const words = text(lang).conversation;
  const question = questionIn(conversation, lang);
  const background = inLanguage(conversation.background, conversation.backgroundEn, lang);
  const stage = stageOn(conversation, today);
  return (
    <Page
      view={view}
      title={question.text}
      titleLang={question.lang}
      shoulder={words.page.shoulder}
      description={background.text.slice(0, 120)}
      crumbs={[{ href: view.href(listPath), label: text(lang).name }]}
      jsonLd={jsonLd(view, whole)}
      alternates={[{ type: 'application/json', href: view.href(`${mapPath(conversation.slug)}?format=json`), title: words.page.json }]}
    >
      <p>
        <StageTag view={view} stage={stage} /> <strong>{countdown(conversation, today, lang)}</strong>
      </p>
      {conversation.state === 'cancelled' ? (
        <Notice tone="warning" title={words.page.cancelled(formatInstant(lang, conversation.cancelledAt!))}>
          <p>
            <Lines>{conversation.cancelReason ?? ''}</Lines>
          </p>
        </Notice>
      ) : null}
      <Lead>
        <Lines lang={background.lang}>{background.text}</Lines>
      </Lead>
      <Take {...props} />
      <Facts {...props} />
      <Rules {...props} />
      <Privacy {...props} />
      <Serves {...props} />
      <ChangesView view={view} changes={changes} />
      <Contact {...props} />
      {acts.length === 0 ? null : (
        <Section id="record" title={words.page.record}>
          <p>{words.page.recordBody}</p>
          <ProofList view={view} acts={acts} />
        </Section>
      )}
    </Page>
  );
}

/** The one thing to do now: take part, or read what came of it. */
function Take({ view, whole: { conversation, hasReport }, today, showsResult, short, from }: ConversationProps): VNode {
  const words = text(view.lang).conversation.page;
  const { slug, opensOn, shows } = conversation;
  const stage = stageOn(conversation, today);
  return (
    <>
      {stage === 'open' ? <p>{words.takeHint}</p> : null}
      {stage === 'upcoming' ? <p>{words.upcoming(dayIn(opensOn!, view.lang))}</p> : null}
      {stage === 'closed' ? <p>{words.closed}</p> : null}
      {short === null ? null : <ResultInShort view={view} slug={slug} short={short} />}
      <Buttons>
        {stage === 'open' ? <ButtonLink href={view.href(withQuery(partPath(slug), { from: from ?? undefined }))}>{words.take}</ButtonLink> : null}
        {hasReport ? <ButtonLink href={view.href(reportPath(slug))}>{words.reportLink}</ButtonLink> : null}
        {showsResult ? (
          <ButtonLink href={view.href(resultPath(slug))} tone={stage === 'open' || hasReport ? 'secondary' : 'primary'}>
            {words.resultLink}
          </ButtonLink>
        ) : null}
      </Buttons>
      <ul>
        {stage === 'open' || stage === 'closed' ? (
          <li>
            <a href={view.href(ownVotesPath(slug))}>{words.mine}</a>
          </li>
        ) : null}
        {stage === 'upcoming' ? null : (
          <li>
            <a href={view.href(statementsPath(slug))}>{words.statementsLink}</a>
          </li>
        )}
        {showsResult || shows === 'live' || stage === 'cancelled' ? null : <li>{words.resultAfter}</li>}
        <li>
          <a href={view.href(methodPath)}>{words.methodLink}</a>
        </li>
      </ul>
    </>
  );
}

const isOver = (stage: Stage): boolean => stage === 'closed' || stage === 'cancelled';

/** Eras are read in Japanese alone. */
function dayIn(day: PlainDate, lang: View['lang']): string {
  return lang === 'ja' ? formatDay(day, lang) : formatDayShort(day, lang);
}

/** The days, in words that fit whether they are still to come. */
function periodOf(conversation: Conversation, stage: Stage, lang: View['lang']): string {
  const { past, period } = text(lang).conversation.page;
  const { opensOn, closesOn } = conversation;
  if (opensOn === null || closesOn === null) return periodText(conversation, lang);
  const [from, to] = [dayIn(opensOn, lang), dayIn(closesOn, lang)];
  return stage === 'cancelled' ? past.planned(from, to) : (stage === 'closed' ? past.period : period)(from, to, daysOf(opensOn, closesOn));
}

function Facts({ view, whole: { conversation }, today }: ConversationProps): VNode {
  const { lang } = view;
  const words = text(lang).conversation;
  const { access, lengthMax, writeAfter, shows } = conversation;
  const stage = stageOn(conversation, today);
  const { past } = words.page;
  const isPast = isOver(stage);
  const period = periodOf(conversation, stage, lang);
  return (
    <Section id="facts" title={isPast ? past.facts : words.page.facts}>
      <DefinitionList
        items={[
          { term: words.page.periodTerm, description: period },
          { term: words.page.accessTerm, description: isPast ? past.access[access] : words.accessBody[access] },
          { term: words.page.writeTerm, description: (isPast ? past : words.page).write(writeAfter, lengthMax) },
          { term: words.page.showsTerm, description: stage === 'cancelled' ? past.noResult : (isPast ? past : words.page).shows[shows] },
        ]}
      />
    </Section>
  );
}

function Rules({ view, whole: { conversation }, today }: ConversationProps): VNode {
  const words = text(view.lang).conversation.page;
  const said = isOver(stageOn(conversation, today)) ? words.past : words;
  const rules = inLanguage(conversation.rules, conversation.rulesEn, view.lang);
  return (
    <Section id="rules" title={words.rules}>
      <p>{said.moderation[conversation.moderation]}</p>
      <ul lang={rules.lang}>
        {rules.text.split('\n').filter(Boolean).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p>
        {said.moderationBody} <a href={view.href(moderationPath(conversation.slug))}>{words.moderationLink}</a>
      </p>
    </Section>
  );
}

function Privacy({ view, whole: { conversation, orderWipedAt, hasReport }, today }: ConversationProps): VNode {
  const words = text(view.lang).conversation.page;
  const { live, hour, unwiped, wiped, published } = words.privacyItems;
  const order = orderWipedAt === null ? [hour, unwiped] : [wiped(formatInstant(view.lang, orderWipedAt))];
  const stage = stageOn(conversation, today);
  const watched = conversation.shows === 'end' || stage === 'cancelled' ? [] : [stage === 'closed' ? words.past.live : live];
  const votes = stage === 'cancelled' ? words.past.unpublished : hasReport ? words.past.published : published;
  const items = [...whoItems(conversation.access, isOver(stage), view.lang), ...watched, ...order, votes];
  return (
    <Section id="privacy" title={words.privacy}>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Section>
  );
}

/** What leads from votes to who cast them, and what does not: another thing where the mark of an account stands beside the number. */
function whoItems(access: Access, isPast: boolean, lang: View['lang']): string[] {
  const { past, privacyItems } = text(lang).conversation.page;
  const { noName, number, account, cameBy, invitation, network, code } = privacyItems;
  if (!isByCode(access)) return [account.number, account.mark, account.key, account.erased, cameBy, network];
  return [isPast ? past.noName : noName, number, cameBy, ...(access === 'code' ? [invitation] : []), code, network];
}

function Serves({ view, whole: { programmes } }: ConversationProps): VNode | null {
  const words = text(view.lang).conversation.page;
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
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Contact({ view, whole: { conversation }, today }: ConversationProps): VNode {
  const words = text(view.lang).conversation.page;
  return (
    <Section id="contact" title={words.contact}>
      <p>
        <span lang="ja">{departmentText(conversation.department)}</span>
        <br />
        <Lines>{conversation.contact}</Lines>
      </p>
      {isOver(stageOn(conversation, today)) ? null : (
        <Fold summary={words.embedTitle}>
          <p>
            {words.embedBody} <a href={view.href(embedPath(conversation.slug))}>{words.embedMore}</a>
          </p>
        </Fold>
      )}
    </Section>
  );
}

/** https://schema.org/GovernmentService: something that the city offers people to take part in, within a time. */
function jsonLd({ site }: View, { conversation }: Whole): object {
  const { slug, question, background, department, opensOn, closesOn } = conversation;
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': `${site.origin}${mapPath(slug)}`,
    url: `${site.origin}${mapPath(slug)}`,
    name: question,
    description: background,
    serviceType: '意見の地図',
    provider: { '@type': 'GovernmentOrganization', name: site.name.ja, department: { '@type': 'GovernmentOrganization', name: departmentText(department) } },
    ...(opensOn === null || closesOn === null ? {} : { hoursAvailable: { '@type': 'OpeningHoursSpecification', validFrom: opensOn, validThrough: closesOn } }),
  };
}
