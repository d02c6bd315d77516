import type { VNode } from 'preact';
import { formatDayShort } from '#domains/civic';
import { departmentText, staffCrumb } from '#domains/staff';
import { type KeptAct, ProofList } from '#domains/record';
import type { PlainDate } from '#platform/clock';
import type { Sentence, View } from '#platform/http';
import type { BlocksByPlace } from '#platform/page-block';
import { Button, ButtonLink, Buttons, DefinitionList, fieldId, Fold, Form, formatInstant, Lead, Lines, Notice, Page, Section, Steps, Tag } from '#ui';
import { announcementPath, cancellationPath, changePath, editPath, removalPath, staffListPath } from './address.ts';
import { ChangesView } from './change-list.view.tsx';
import type { Check } from './check.ts';
import { consultationPath } from './consultation.ts';
import { type Document, documentsWorkPath, documentWorkPath, newestDraft, newestPublished } from './document.ts';
import { formatPeriod } from './period.ts';
import { type WorkStage, workStageOn } from './public-stage.ts';
import { countdown, StageTag } from './stage.view.tsx';
import { text } from './text.ts';
import { labelOf, type Whole } from './whole.ts';

export interface WorkProps {
  view: View;
  whole: Whole;
  /** Drafts too. */
  documents: Document[];
  today: PlainDate;
  /** Of a draft; none once it is public. */
  checks: Check[];
  /** What bars nothing and yet leaves a reader out. */
  hints: Sentence[];
  /** Whether the person asking may announce, change and cancel. */
  announces: boolean;
  acts: KeptAct[];
  blocks: BlocksByPlace;
  done: 'saved' | 'announced' | 'changed' | 'cancelled' | null;
  refused: 'lacking' | 'changed-since' | 'announced-already' | null;
}

export function WorkView(props: WorkProps): VNode {
  const { view, whole, today, announces, acts, blocks, done, refused } = props;
  const { consultation } = whole;
  const all = text(view.lang);
  const words = all.work;
  const stage = workStageOn(consultation, today);
  return (
    <Page view={view} title={consultation.subject} titleLang="ja" shoulder={words.shoulder(consultation.slug)} crumbs={[staffCrumb(view), { href: view.href(staffListPath), label: all.name }]}>
      {done === null ? null : <Notice tone="success" title={words.done[done]} />}
      {refused === null ? null : <Notice tone="error" title={words.refused[refused]} />}
      <p>
        <StageTag view={view} stage={stage} /> {countdown(consultation, stage, today, view.lang)}
      </p>
      <Way view={view} stage={stage} />
      {stage === 'draft' ? <Announcing {...props} /> : null}
      {stage === 'open' || stage === 'upcoming' ? blocks.top : null}
      {blocks.middle}
      {blocks.end}
      {stage === 'open' || stage === 'upcoming' ? null : blocks.top}
      {stage === 'draft' || stage === 'cancelled' || consultation.source === 'past' ? null : <Public view={view} whole={whole} announces={announces} stage={stage} />}
      <Documents view={view} slug={consultation.slug} documents={props.documents} />
      <Facts view={view} whole={whole} />
      <ChangesView view={view} changes={whole.changes} />
      {stage === 'draft' ? <Removal view={view} whole={whole} /> : null}
      {acts.length === 0 ? null : (
        <Section id="record" title={all.page.record}>
          <ProofList view={view} acts={acts} />
        </Section>
      )}
    </Page>
  );
}

const way = ['draft', 'announced', 'open', 'closed', 'replies', 'released'] as const;
const reached: Record<WorkStage, number> = { draft: 0, upcoming: 1, open: 2, waiting: 4, released: 6, cancelled: -1 };

/** How far it has come, from the draft to the result. */
function Way({ view, stage }: { view: View; stage: WorkStage }): VNode | null {
  const at = reached[stage];
  if (at < 0) return null;
  const words = text(view.lang).work.step;
  return <Steps view={view} row items={way.map((step, index) => ({ label: words[step], state: index < at ? 'done' : index === at ? 'current' : 'next' }))} />;
}

function Announcing({ view, whole, checks, hints, announces }: WorkProps): VNode {
  const { consultation } = whole;
  const { lang } = view;
  const words = text(lang).work;
  const lacking = checks.filter(({ ok }) => !ok);
  return (
    <Section id="announcement" title={words.checksTitle}>
      <Lead>{lacking.length === 0 ? words.checksReady : words.checksLacking(lacking.length)}</Lead>
      <ul>
        {checks.map((check) => (
          <li key={`${check.key} ${check.field}`}>
            <Tag tone={check.ok ? 'green' : 'orange'}>{check.ok ? words.checkOk : words.checkLacking}</Tag> {check.sentence[lang]} {check.ok ? null : <a href={view.href(mendPath(consultation.slug, check))}>{words.mend[check.key]}</a>}
          </li>
        ))}
        {hints.map((hint) => (
          <li key={hint.ja}>
            <Tag>{words.checkHint}</Tag> {hint[lang]} <a href={view.href(documentsWorkPath(consultation.slug))}>{words.editDocuments}</a>
          </li>
        ))}
      </ul>
      <Buttons>
        <ButtonLink href={view.href(editPath(consultation.slug))} tone="secondary">
          {words.edit}
        </ButtonLink>
        <ButtonLink href={view.href(documentsWorkPath(consultation.slug))} tone="secondary">
          {words.editDocuments}
        </ButtonLink>
      </Buttons>
      {lacking.length > 0 ? null : announces ? (
        <>
          <p>{words.announceBody}</p>
          <Form view={view} method="post" action={view.href(announcementPath(consultation.slug))} label={words.announceLabel}>
            <input type="hidden" name="revision" value={String(consultation.revision)} />
            <Button>{words.announce}</Button>
          </Form>
        </>
      ) : (
        <p>{words.announceByHead}</p>
      )}
    </Section>
  );
}

/** Where a requirement is met: its field in the form, or the documents. */
function mendPath(slug: string, { field }: Check): string {
  return field === null ? documentsWorkPath(slug) : `${editPath(slug)}#${fieldId(field)}`;
}

function Facts({ view, whole: { consultation, rule, programmes, tellings } }: { view: View; whole: Whole }): VNode {
  const { lang } = view;
  const all = text(lang);
  const words = all.work;
  const { purpose, department, contact, whoMay, ways, identity, exception, exceptionReason } = consultation;
  const empty = words.notYet;
  return (
    <Section id="facts" title={words.facts}>
      <DefinitionList
        items={[
          { term: all.page.periodTerm, description: formatPeriod(consultation, lang) },
          { term: all.draft.field.purpose, description: purpose === '' ? empty : <Lines>{purpose}</Lines> },
          { term: all.draft.field.department, description: <span lang="ja">{departmentText(department)}</span> },
          { term: all.draft.field.contact, description: contact === '' ? empty : <Lines>{contact}</Lines> },
          { term: all.draft.field.whoMay, description: whoMay.map((key) => labelOf(rule.whoMay, key, lang)).join('、') || empty },
          { term: all.draft.field.ways, description: ways.map((one) => all.call.way[one]).join('、') || empty },
          { term: all.draft.field.identity, description: all.draft.identity[identity] },
          { term: all.draft.field.programmes, description: programmes.map(({ name }) => name).join('、') || words.noProgrammes },
          { term: all.draft.field.tellings, description: tellings.map(({ body, toldOn }) => `${labelOf(rule.toldBefore, body, lang)} ${formatDayShort(toldOn, lang)}`).join('、') || empty },
          ...(exception === null ? [] : [{ term: all.draft.field.exception, description: `${labelOf(rule.exceptions, exception, lang)}${exceptionReason === null ? '' : ` — ${exceptionReason}`}` }]),
        ]}
      />
    </Section>
  );
}

function Documents({ view, slug, documents }: { view: View; slug: string; documents: readonly Document[] }): VNode {
  const words = text(view.lang);
  return (
    <Section id="documents" title={words.page.documents} aside={<a href={view.href(documentsWorkPath(slug))}>{words.work.editDocuments}</a>}>
      {documents.length === 0 ? (
        <p>{words.work.noDocuments}</p>
      ) : (
        <ul>
          {documents.map((document) => {
            const published = newestPublished(document);
            return (
              <li key={document.key}>
                <a href={view.href(documentWorkPath(slug, document.key))} lang="ja">
                  {document.title}
                </a>{' '}
                {published === null ? null : words.page.version(published.number, formatInstant(view.lang, published.publishedAt!))} {newestDraft(document) === null ? null : <Tag>{words.call.stage.draft}</Tag>}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

/** Folded away: nobody presses it by mistake. */
function Removal({ view, whole: { consultation } }: { view: View; whole: Whole }): VNode {
  const words = text(view.lang).work;
  return (
    <Fold summary={words.removeTitle}>
      <p>{words.removeBody}</p>
      <Form view={view} method="post" action={view.href(removalPath(consultation.slug))} label={words.removeTitle}>
        <input type="hidden" name="revision" value={String(consultation.revision)} />
        <Button tone="secondary">{words.remove}</Button>
      </Form>
    </Fold>
  );
}

function Public({ view, whole: { consultation }, announces, stage }: { view: View; whole: Whole; announces: boolean; stage: WorkStage }): VNode {
  const words = text(view.lang).work;
  return (
    <Section id="public" title={words.publicTitle}>
      <p>
        <a href={view.href(consultationPath(consultation.slug))}>{words.publicPage}</a>
      </p>
      {announces ? (
        <>
          <p>{words.changeBody}</p>
          <Buttons>
            <ButtonLink href={view.href(changePath(consultation.slug))} tone="secondary">
              {words.change}
            </ButtonLink>
            {stage === 'released' ? null : (
              <ButtonLink href={view.href(cancellationPath(consultation.slug))} tone="secondary">
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
