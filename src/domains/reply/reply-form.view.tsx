import type { VNode } from 'preact';
import type { Outcome } from '#domains/consultation';
import type { Fault, View } from '#platform/http';
import { Button, Buttons, Checkboxes, type Column, DataTable, Fold, Form, Lines, Notice, Section, Select, TextArea, TextField } from '#ui';
import { replyPath, wordingsPath } from './address.ts';
import { ChangedText } from './difference.view.tsx';
import { type TypedReply, typedOfReply } from './reply-form.ts';
import type { Passage, Reply } from './reply.ts';
import type { PlaceChoice } from './split-part.view.tsx';
import { text } from './text.ts';
import { placeKey } from './unit.ts';
import { placeOptions } from './work.view.tsx';

export interface ReplyFieldsProps {
  view: View;
  consultation: { slug: string };
  reply: Reply;
  typed: TypedReply;
  used: number[];
  version: number;
  faults: Fault[];
  outcomes: Outcome[];
  places: PlaceChoice[];
  passages: Passage[];
  programmes: { number: string; name: string }[];
  wordings: { id: number; title: string }[];
}

export function ReplyFields(props: ReplyFieldsProps): VNode {
  const { view, consultation, reply, typed, faults, outcomes, programmes, wordings } = props;
  const words = text(view.lang).reply;
  const error = (field: string) => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  return (
    <Section id="writing" title={words.writeTitle}>
      <Form view={view} method="post" action={view.href(replyPath(consultation.slug, reply.number))} label={words.writeTitle}>
        <input type="hidden" name="version" value={String(props.version)} />
        {props.used.map((id, index) => (
          <input key={index} type="hidden" name="used[]" value={String(id)} />
        ))}
        <TextField name="heading" label={words.heading} hint={words.headingHint} required value={typed.heading} error={error('heading')} lang={view.lang} />
        <Select name="outcome" label={words.outcome} hint={words.outcomeHint} value={typed.outcome} error={error('outcome')} lang={view.lang} options={[{ value: '', label: words.outcomeNone }, ...outcomes.map(({ key, label }) => ({ value: key, label: label[view.lang] }))]} />
        <TextArea name="text" label={words.text} hint={words.textHint} rows={10} value={typed.text} error={error('text')} lang={view.lang} />
        {wordings.length === 0 ? null : (
          <Fold summary={words.wordingTitle}>
            <Select name="wording" label={words.wordingLabel} options={wordings.map(({ id, title }) => ({ value: String(id), label: title, lang: 'ja' as const }))} />
            <Buttons>
              <Button name="do" value="wording" tone="secondary">
                {words.wordingInsert}
              </Button>
            </Buttons>
            <p>
              <a href={view.href(wordingsPath)}>{words.wordingLink}</a>
            </p>
          </Fold>
        )}
        <Select name="place" label={words.section} value={typed.place} options={placeOptions(view, props.places, typed.place)} />
        <Passages {...props} error={error('passage[]')} />
        <TextField name="programmes" label={words.programmes} hint={words.programmesHint} value={typed.programmes} error={error('programmes')} lang={view.lang} />
        {programmes.length === 0 ? null : (
          <Fold summary={words.programmeList}>
            <ul>
              {programmes.map(({ number, name }) => (
                <li key={number}>
                  {number} <span lang="ja">{name}</span>
                </li>
              ))}
            </ul>
          </Fold>
        )}
        <Button name="do" value="save">
          {words.save}
        </Button>
      </Form>
    </Section>
  );
}

function Passages({ view, reply, typed, passages, error }: ReplyFieldsProps & { error?: string }): VNode {
  const words = text(view.lang).reply;
  const offered = [...passages, ...reply.passages.filter((kept) => !passages.some((passage) => placeKey(passage) === placeKey(kept)))];
  if (offered.length === 0) {
    return (
      <div class="hk-field">
        <p class="hk-field__label">{words.passages}</p>
        <p class="hk-field__hint">{words.passagesHint}</p>
        <p>{words.passagesNone}</p>
      </div>
    );
  }
  return (
    <>
      <Checkboxes name="passage[]" legend={words.passages} hint={words.passagesHint} values={typed.passages} error={error} lang={view.lang} options={offered.map((passage) => ({ value: placeKey(passage), label: <span lang="ja">{passage.heading}</span> }))} />
      {offered.map((passage) => (
        <Fold key={placeKey(passage)} summary={<span lang="ja">{passage.heading}</span>}>
          <ChangedText view={view} before={passage.before} after={passage.after} />
        </Fold>
      ))}
    </>
  );
}

type Field = 'heading' | 'outcome' | 'text' | 'place' | 'passages' | 'programmes';

/** Somebody saved first: how what was typed differs from that, field by field. */
export function ReplyConflict({ view, theirs, yours, outcomes }: { view: View; theirs: Reply; yours: TypedReply; outcomes: Outcome[] }): VNode {
  const words = text(view.lang).reply;
  const names: Record<Field, string> = { heading: words.heading, outcome: words.outcome, text: words.text, place: words.section, passages: words.passages, programmes: words.programmes };
  const said = (typed: TypedReply, field: Field): string => (field === 'passages' ? typed.passages.join('、') : field === 'outcome' ? (outcomes.find(({ key }) => key === typed.outcome)?.label[view.lang] ?? words.outcomeNone) : typed[field].replaceAll('\r\n', '\n'));
  const kept = typedOfReply(theirs);
  const columns: Column<Field>[] = [
    { key: 'field', label: words.field, rowHeader: true, cell: (field) => names[field] },
    { key: 'theirs', label: words.theirs, cell: (field) => <Lines>{said(kept, field)}</Lines> },
    { key: 'yours', label: words.yours, cell: (field) => <ChangedText view={view} before={said(kept, field)} after={said(yours, field)} /> },
  ];
  return (
    <>
      <Notice tone="warning" title={words.conflictTitle}>
        <p>{words.conflictBody}</p>
      </Notice>
      <DataTable view={view} caption={words.conflictCaption} columns={columns} rows={(Object.keys(names) as Field[]).filter((field) => said(kept, field) !== said(yours, field))} empty={words.same} stacked />
    </>
  );
}
