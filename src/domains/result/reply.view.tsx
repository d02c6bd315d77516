import type { VNode } from 'preact';
import { sectionPath, type OutcomeKind } from '#domains/consultation';
import { formatCount } from '#platform/count';
import { wordChanges } from '#platform/difference';
import type { View } from '#platform/http';
import { Difference, Fold, formatInstant, roleText, Tag, Tags, Unseen } from '#ui';
import type { FollowUp } from './follow-up.ts';
import { FollowUpView } from './follow-up.view.tsx';
import type { Corrected, Correction, Outcome, Passage, ResultReply, ResultUnit } from './result.ts';
import { text } from './text.ts';

const tones = { reflected: 'green', included: 'blue', reference: 'neutral', 'not-reflected': 'orange', other: 'neutral' } as const satisfies Record<OutcomeKind, string>;

export function OutcomeTag({ view, outcome }: { view: Pick<View, 'lang'>; outcome: Outcome }): VNode {
  return <Tag tone={tones[outcome.kind]}>{outcome.label[view.lang]}</Tag>;
}

/** Text as it was written, line by line. */
export function Written({ children }: { children: string }): VNode {
  return <p class="hk-written">{children}</p>;
}

export interface ShownReply {
  reply: ResultReply;
  units: Pick<ResultUnit, 'text' | 'same'>[];
  /** Rows of opinions that are not shown here: they stand on the reply's own page. */
  hidden: number;
  corrections: Correction[];
  /** What became of it, where it was asked or said. */
  followUp?: FollowUp;
}

/** `own`: address of the reply's own page; null where none is led to (on paper, in a preview). `whole`: nothing folded. */
export function ReplyView({ view, slug, shown, own, whole = false }: { view: View; slug: string; shown: ShownReply; own: string | null; whole?: boolean }): VNode {
  const { reply } = shown;
  const words = text(view.lang).result;
  return (
    <article class="hk-reply" id={`r${reply.number}`}>
      <h3 class="hk-reply__heading">
        <span class="hk-reply__number">{words.replies.number(reply.number)}</span> <span>{reply.heading}</span>
      </h3>
      <Tags>
        <OutcomeTag view={view} outcome={reply.outcome} />
        <Tag>{reply.item}</Tag>
      </Tags>
      <OpinionsView view={view} shown={shown} own={own} />
      <div class="hk-reply__answer">
        <h4>{words.replies.reply}</h4>
        <Written>{reply.text}</Written>
        {reply.passages.length === 0 ? null : <PassagesView view={view} slug={slug} passages={reply.passages} open={whole} />}
        <CorrectionsView view={view} corrections={shown.corrections} />
        {shown.followUp === undefined ? null : <FollowUpView view={view} followUp={shown.followUp} />}
      </div>
      <p class="hk-reply__foot">
        {words.replies.department} {[reply.bureau, reply.section].filter(Boolean).join(' ')}
        {own === null ? null : (
          <>
            {'　'}
            <a href={own}>
              {words.replies.open}
              <Unseen>（{words.replies.number(reply.number)}）</Unseen>
            </a>
          </>
        )}
      </p>
    </article>
  );
}

/** Opinions with how many say the same. */
export function OpinionsView({ view, shown: { reply, units, hidden }, own }: { view: View; shown: ShownReply; own: string | null }): VNode {
  const words = text(view.lang).result.replies;
  return (
    <div class="hk-reply__opinions">
      <h4>{words.opinions(formatCount(reply.units))}</h4>
      <ul class="hk-opinions">
        {units.map((unit, index) => (
          <li key={index}>
            <Written>{unit.text}</Written>
            {unit.same > 1 ? <Tag>{words.same(formatCount(unit.same))}</Tag> : null}
          </li>
        ))}
      </ul>
      {hidden === 0 || own === null ? null : (
        <p>
          <a href={own}>
            {words.more(formatCount(hidden))}
            <Unseen>（{words.number(reply.number)}）</Unseen>
          </a>
        </p>
      )}
    </div>
  );
}

/** Passages of the draft with what was taken out and put in. */
export function PassagesView({ view, slug, passages, open = false }: { view: View; slug: string; passages: readonly Passage[]; open?: boolean }): VNode {
  const words = text(view.lang).result.changes;
  return (
    <>
      {passages.map((passage) => (
        <Fold key={`${passage.documentKey} ${passage.anchor}`} summary={words.passage(passage.heading)} open={open}>
          <PassageView view={view} slug={slug} passage={passage} />
        </Fold>
      ))}
    </>
  );
}

export function PassageView({ view, slug, passage }: { view: View; slug: string; passage: Passage }): VNode {
  const words = text(view.lang).result.changes;
  return (
    <div class="hk-passage">
      <p class="hk-written">
        <Difference view={view} pieces={wordChanges(passage.before, passage.after)} />
      </p>
      <p>
        <a href={view.href(sectionPath(slug, passage.documentKey, passage.anchor))}>
          {words.open}
          <Unseen>（{passage.heading}）</Unseen>
        </a>
      </p>
    </div>
  );
}

/** What was corrected, beside what it was: newest last. */
export function CorrectionsView({ view, corrections }: { view: View; corrections: readonly Correction[] }): VNode | null {
  const words = text(view.lang).result.correction;
  if (corrections.length === 0) return null;
  return (
    <>
      {corrections.map((correction) => (
        <div class="hk-correction" key={correction.id}>
          <p>
            <strong>{words.title}</strong>　<time datetime={correction.at.toISOString()}>{words.line(formatInstant(view.lang, correction.at), roleText(correction.actingAs, view.lang))}</time>
          </p>
          {correction.after.redacted === undefined ? null : <p>{text(view.lang).redaction.line(formatCount(correction.after.redacted.opinions))}</p>}
          <dl class="hk-correction__fields">
            {fieldsOf(view, correction).map(({ name, before, after }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <p class="hk-written"><Difference view={view} pieces={wordChanges(before, after)} /></p>
                </dd>
              </div>
            ))}
            <div>
              <dt>{words.reason}</dt>
              <dd>{correction.reason}</dd>
            </div>
          </dl>
        </div>
      ))}
    </>
  );
}

function fieldsOf(view: View, { before, after }: Correction): { name: string; before: string; after: string }[] {
  const words = text(view.lang).result;
  const said = (of: Corrected, field: Exclude<keyof Corrected, 'redacted'>): string =>
    field === 'outcome' ? (of.outcome?.label[view.lang] ?? '') : field === 'passages' ? (of.passages ?? []).map((each) => words.filePassage(each.heading, each.before, each.after)).join('\n') : (of[field] ?? '');
  const fields = (['outcome', 'text', 'passages', 'nextSteps'] as const).filter((field) => before[field] !== undefined);
  return fields.map((field) => ({ name: words.correction[field], before: said(before, field), after: said(after, field) }));
}

