import type { VNode } from 'preact';
import { formatDay } from '#domains/civic';
import { type KeptAct, ProofList } from '#domains/record';
import { departmentText, staffCrumb } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, Card, CardList, type Column, DataTable, DefinitionList, fieldId, Figures, Fold, Form, formatInstant, Lead, Lines, Notice, Page, Section, Steps, Tag } from '#ui';
import { afterwordPath, announcementPath, cancellationPath, changePath, editPath, flowPath, invitationsPath, mapPath, queuePath, removalPath, reportPath, seedsPath, staffListPath } from './address.ts';
import { ChangesView } from './change.view.tsx';
import type { Check, CheckKey } from './check.ts';
import { type Channel, reportDueOn, type Stage } from './conversation.ts';
import { countdown, periodText, StageTag } from './stage.view.tsx';
import { text } from './text.ts';
import { arrivalUrl, type Whole } from './whole.ts';

export interface WorkProps {
  view: View;
  whole: Whole;
  stage: Stage;
  today: PlainDate;
  /** Of a draft; none once it is public. */
  checks: Check[];
  numbers: { participants: number; votes: number; statements: number; seeds: number };
  /** Statements that somebody has to look at. */
  waiting: number;
  /** Whether something looks like a flood, or the lot does not work. */
  alarming: boolean;
  /** Whether the person asking may announce, change and cancel. */
  leads: boolean;
  acts: KeptAct[];
  done: 'saved' | 'announced' | 'changed' | 'cancelled' | null;
  refused: 'lacking' | 'changed-since' | 'announced-already' | null;
}

export function WorkView(props: WorkProps): VNode {
  const { view, whole, stage, today, acts, done, refused } = props;
  const { conversation, changes } = whole;
  const all = text(view.lang);
  const words = all.work.page;
  return (
    <Page view={view} title={conversation.question} titleLang="ja" shoulder={words.shoulder(conversation.slug)} crumbs={[staffCrumb(view), { href: view.href(staffListPath), label: all.name }]}>
      {done === null ? null : <Notice tone="success" title={words.done[done]} />}
      {refused === null ? null : <Notice tone="error" title={words.refused[refused]} />}
      <p>
        <StageTag view={view} stage={stage} /> {countdown(conversation, today, view.lang)}
      </p>
      <Way {...props} />
      <Awaited {...props} />
      {stage === 'draft' ? <Announcing {...props} /> : <Now {...props} />}
      <Links {...props} />
      {stage === 'draft' || stage === 'cancelled' ? null : <Public {...props} />}
      {stage === 'cancelled' ? null : <Channels {...props} />}
      <Facts {...props} />
      <ChangesView view={view} changes={changes} />
      {stage === 'draft' ? <Removal {...props} /> : null}
      {acts.length === 0 ? null : (
        <Section id="record" title={words.record}>
          <ProofList view={view} acts={acts} />
        </Section>
      )}
    </Page>
  );
}

/** What somebody has to look at first: an alarm, and after the last day what the report waits for. */
function Awaited({ view, whole: { conversation, hasReport }, stage, waiting, alarming }: WorkProps): VNode {
  const words = text(view.lang).work.page;
  const dueOn = reportDueOn(conversation);
  return (
    <>
      {alarming ? (
        <Notice tone="warning" title={words.alarm}>
          <p>
            <a href={view.href(flowPath(conversation.slug))}>{words.alarmLink}</a>
          </p>
        </Notice>
      ) : null}
      {stage !== 'closed' || hasReport || dueOn === null ? null : waiting === 0 ? (
        <Notice tone="info" title={words.reportSoon} />
      ) : (
        <Notice tone="warning" title={words.reportWaits(waiting, formatDay(dueOn, view.lang))}>
          <p>
            <a href={view.href(queuePath(conversation.slug))}>{words.queue}</a>
          </p>
        </Notice>
      )}
    </>
  );
}

const way = ['draft', 'announced', 'open', 'closed', 'report'] as const;

/** How far it has come, from the draft to the report. */
function Way({ view, stage, whole }: WorkProps): VNode | null {
  if (stage === 'cancelled') return null;
  const words = text(view.lang).work.page.step;
  const at = { draft: 0, upcoming: 1, open: 2, closed: whole.hasReport ? 5 : 4 }[stage];
  return <Steps view={view} row items={way.map((step, index) => ({ label: words[step], state: index < at ? 'done' : index === at ? 'current' : 'next' }))} />;
}

function Announcing({ view, whole: { conversation }, checks, leads }: WorkProps): VNode {
  const { lang } = view;
  const words = text(lang).work.page;
  const lacking = checks.filter(({ ok }) => !ok);
  return (
    <Section id="announcement" title={words.checksTitle}>
      <Lead>{lacking.length === 0 ? words.checksReady : words.checksLacking(lacking.length)}</Lead>
      <ul>
        {[...lacking, ...checks.filter(({ ok }) => ok)].map(({ key, ok, sentence }) => (
          <li key={key}>
            <Tag tone={ok ? 'green' : 'orange'}>{ok ? words.checkOk : words.checkLacking}</Tag> {sentence[lang]} {ok ? null : <a href={view.href(mendPath(conversation, key))}>{words.mend[key]}</a>}
          </li>
        ))}
      </ul>
      <Buttons>
        <ButtonLink href={view.href(editPath(conversation.slug))} tone="secondary">
          {words.edit}
        </ButtonLink>
      </Buttons>
      {lacking.length > 0 ? null : leads ? (
        <>
          <p>{words.announceBody}</p>
          <Form view={view} method="post" action={view.href(announcementPath(conversation.slug))} label={words.announceLabel}>
            <input type="hidden" name="revision" value={String(conversation.revision)} />
            <Button>{words.announce}</Button>
          </Form>
        </>
      ) : (
        <p>{words.announceByHead}</p>
      )}
    </Section>
  );
}

/** Where a requirement is met: its field in the form, the seeds or the invitations. */
function mendPath({ slug, access }: Whole['conversation'], key: CheckKey): string {
  if (key === 'seeds') return seedsPath(slug);
  if (key === 'access' && access === 'code') return invitationsPath(slug);
  const field = { background: 'background', answered: 'department', moderated: 'department', contact: 'contact', period: 'opens_on', access: 'access', rules: 'rules' }[key];
  return `${editPath(slug)}#${fieldId(field)}`;
}

function Now({ view, whole: { conversation, orderWipedAt }, stage, numbers, waiting }: WorkProps): VNode {
  const words = text(view.lang).work.page;
  const figure = (count: number): string => count.toLocaleString(view.lang);
  return (
    <Section id="now" title={words.nowTitle}>
      <Figures
        items={[
          { label: words.waiting, value: figure(waiting), unit: words.unitStatements, href: view.href(queuePath(conversation.slug)) },
          { label: words.participants, value: figure(numbers.participants), unit: words.unitPeople },
          { label: words.votes, value: figure(numbers.votes), unit: words.unitVotes },
          { label: words.statements, value: figure(numbers.statements), unit: words.unitStatements },
        ]}
      />
      {orderWipedAt !== null ? <p>{words.wiped(formatInstant(view.lang, orderWipedAt))}</p> : stage === 'closed' || stage === 'cancelled' ? <p>{words.unwiped}</p> : null}
    </Section>
  );
}

function Links({ view, whole: { conversation, hasReport }, stage, numbers, waiting, leads }: WorkProps): VNode {
  const words = text(view.lang).work.page;
  const { slug, access } = conversation;
  const isPublic = stage !== 'draft';
  return (
    <Section id="links" title={words.linksTitle}>
      <CardList>
        {isPublic ? <Go href={view.href(queuePath(slug))} title={words.queue} note={words.queueNote(waiting)} /> : null}
        {isPublic ? <Go href={view.href(flowPath(slug))} title={words.flow} note={words.flowNote} /> : null}
        <Go href={view.href(seedsPath(slug))} title={words.seeds} note={words.seedsNote(numbers.seeds)} />
        {access === 'code' ? <Go href={view.href(invitationsPath(slug))} title={words.invitations} note={words.invitationsNote} /> : null}
        {hasReport ? <Go href={view.href(reportPath(slug))} title={words.report} note={words.reportNote} /> : null}
        {hasReport && leads ? <Go href={view.href(afterwordPath(slug))} title={words.afterword} note={words.afterwordNote} /> : null}
      </CardList>
    </Section>
  );
}

function Go({ href, title, note }: { href: string; title: string; note: string }): VNode {
  return (
    <Card href={href} title={title}>
      <p>{note}</p>
    </Card>
  );
}

function Public({ view, whole: { conversation }, leads, stage }: WorkProps): VNode {
  const words = text(view.lang).work.page;
  return (
    <Section id="public" title={words.publicTitle}>
      <p>
        <a href={view.href(mapPath(conversation.slug))}>{words.publicPage}</a>
      </p>
      {leads ? (
        <>
          <p>{words.changeBody}</p>
          <Buttons>
            <ButtonLink href={view.href(changePath(conversation.slug))} tone="secondary">
              {words.change}
            </ButtonLink>
            {stage === 'closed' ? null : (
              <ButtonLink href={view.href(cancellationPath(conversation.slug))} tone="secondary">
                {words.cancel}
              </ButtonLink>
            )}
          </Buttons>
        </>
      ) : (
        <p>{words.changeByHead}</p>
      )}
    </Section>
  );
}

/** Addresses to be printed and sent, one for each way people come. */
function Channels({ view, whole: { conversation } }: WorkProps): VNode {
  const { lang } = view;
  const words = text(lang).work.page;
  const columns: Column<Channel>[] = [
    { key: 'channel', label: words.channel, rowHeader: true, cell: ({ label }) => label[lang] },
    { key: 'address', label: words.address, cell: ({ key }) => <code>{arrivalUrl(view.site.origin, conversation.slug, key)}</code> },
  ];
  return (
    <Section id="channels" title={words.channelsTitle}>
      <p>{words.channelsBody}</p>
      <DataTable view={view} caption={words.channelsCaption} columns={columns} rows={conversation.channels} empty={words.noChannels} stacked />
    </Section>
  );
}

function Facts({ view, whole: { conversation, programmes } }: WorkProps): VNode {
  const { lang } = view;
  const all = text(lang);
  const { page: words, draft } = all.work;
  const { question, questionEn, background, rules, department, contact, access, moderation, shows, lengthMax, writeAfter } = conversation;
  const lines = (said: string): VNode | string => (said === '' ? words.notYet : <Lines>{said}</Lines>);
  return (
    <Section id="facts" title={words.facts}>
      <DefinitionList
        items={[
          { term: draft.field.question, description: <span lang="ja">{question}</span> },
          ...(questionEn === null ? [] : [{ term: draft.field.questionEn, description: <span lang="en">{questionEn}</span> }]),
          { term: draft.field.background, description: lines(background) },
          { term: all.conversation.page.periodTerm, description: periodText(conversation, lang) },
          { term: draft.field.access, description: all.conversation.access[access] },
          { term: draft.field.rules, description: lines(rules) },
          { term: draft.field.moderation, description: draft.moderationChoice[moderation] },
          { term: draft.field.lengthMax, description: `${lengthMax}${words.unitLetters}` },
          { term: draft.field.writeAfter, description: `${writeAfter}${words.unitVotes}` },
          { term: draft.field.shows, description: draft.showsChoice[shows] },
          { term: draft.field.department, description: <span lang="ja">{departmentText(department)}</span> },
          { term: draft.field.contact, description: lines(contact) },
          { term: draft.field.programmes, description: <span lang="ja">{programmes.map(({ name }) => name).join('、') || words.noProgrammes}</span> },
        ]}
      />
    </Section>
  );
}

/** Folded away: nobody presses it by mistake. */
function Removal({ view, whole: { conversation } }: WorkProps): VNode {
  const words = text(view.lang).work.page;
  return (
    <Fold summary={words.removeTitle}>
      <p>{words.removeBody}</p>
      <Form view={view} method="post" action={view.href(removalPath(conversation.slug))} label={words.removeTitle}>
        <input type="hidden" name="revision" value={String(conversation.revision)} />
        <Button tone="secondary">{words.remove}</Button>
      </Form>
    </Fold>
  );
}
