import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Fold, Form, Notice, Prose, Radios, Section, Select, TextArea, TextField } from '#ui';
import { queuedPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { actsFor, type DecisionTyped, refusalGrounds, type StatementAct } from './moderation.ts';
import type { QueueRow } from './queue.ts';
import type { Similar } from './similar.ts';
import type { Statement } from './statement.ts';
import { text } from './text.ts';

interface DecisionProps {
  view: View;
  conversation: Conversation;
  row: QueueRow;
  similar: Similar<Statement>[];
  /** Whether the person asking may decide while a second opinion is out. */
  leads: boolean;
  typed: { decision: DecisionTyped };
  errors: { field: string; message: string }[];
}

/** What can be decided on a statement, with what each decision does, before it is sent. */
export function DecisionForm({ view, conversation, row, similar, leads, typed, errors }: DecisionProps): VNode {
  const words = text(view.lang).moderation;
  const { one } = words;
  const { decision } = typed;
  const acts = actsFor(row, row.seen > 0);
  // Whoever had begun to decide when the question went out finds what they typed, and can send it once the answer is in.
  const isTyped = decision.act !== '' || decision.reason !== '';
  if (row.question === 'asked' && !leads && !isTyped) {
    return (
      <Section title={one.decide}>
        <Notice tone="info" title={words.hindrance.asked} />
      </Section>
    );
  }
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <Section title={one.decide}>
      <Fold summary={one.rules}>
        <Prose>
          {conversation.rules.split('\n').map((line, index) => (
            <p key={index} lang="ja">
              {line}
            </p>
          ))}
        </Prose>
      </Fold>
      <p>{one.opinion}</p>
      {row.question === 'asked' ? <Notice tone="info" title={words.hindrance.asked} /> : null}
      <Form view={view} method="post" action={`${view.href(queuedPath(conversation.slug, row.number))}/decision`} label={one.decide}>
        <input type="hidden" name="seen" value={row.seen} />
        <Radios name="act" legend={one.act} required lang={view.lang} value={decision.act} error={errorOf('act')} options={acts.map((act) => ({ value: act, label: labelOf(view, act, row), hint: hintOf(view, act, row) }))} />
        {acts.includes('refused') ? (
          <Select name="ground" label={one.ground} lang={view.lang} value={decision.ground} error={errorOf('ground')} options={[{ value: '', label: one.choose }, ...refusalGrounds.map((ground) => ({ value: ground, label: words.ground[ground] }))]} />
        ) : null}
        {acts.includes('merged') ? <Into view={view} similar={similar} into={decision.into} error={errorOf('into')} /> : null}
        <TextArea name="reason" label={one.reason} hint={one.reasonHint} lang={view.lang} rows={3} value={decision.reason} error={errorOf('reason')} />
        <Button>{one.send}</Button>
      </Form>
    </Section>
  );
}

/** Where to merge it: one of those that are like it, or any other by its number. */
function Into({ view, similar, into, error }: { view: View; similar: Similar<Statement>[]; into: string; error: string | undefined }): VNode {
  const words = text(view.lang).moderation;
  const { one } = words;
  if (similar.length === 0) return <TextField name="into" label={one.into} hint={one.intoHint} inputmode="numeric" lang={view.lang} value={into} error={error} />;
  const isListed = similar.some(({ statement }) => String(statement.number) === into);
  const options = similar.map(({ statement, score }) => ({
    value: String(statement.number),
    label: (
      <>
        {words.numberOf(statement.number)}: <span lang={statement.lang}>{statement.text}</span>
      </>
    ),
    hint: `${one.likeness} ${Math.round(score * 100)}%`,
  }));
  return (
    <>
      <Radios name="into" legend={one.intoChoice} lang={view.lang} value={isListed ? into : into === '' ? undefined : 'other'} error={error} options={[...options, { value: 'other', label: one.intoOther }]} />
      <TextField name="into_other" label={one.into} hint={one.intoHint} inputmode="numeric" lang={view.lang} value={isListed ? '' : into} />
    </>
  );
}

function labelOf({ lang }: Pick<View, 'lang'>, act: StatementAct, { state }: QueueRow): string {
  const { one } = text(lang).moderation;
  if (act === 'shown' && state === 'shown') return one.confirm;
  if (act === 'shown' && state === 'refused') return one.restore;
  return act === 'meta' && state === 'shown' ? one.keepMeta : one.acts[act];
}

function hintOf({ lang }: Pick<View, 'lang'>, act: StatementAct, { state }: QueueRow): string | undefined {
  const { hints } = text(lang).moderation.one;
  if (act === 'shown') return state === 'refused' ? hints.restored : undefined;
  return act === 'not-meta' ? undefined : hints[act];
}
