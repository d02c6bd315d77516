import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Form, formatInstant, roleText, Section, TextArea } from '#ui';
import type { SecondOpinion } from './second-opinion.ts';
import { text } from './text.ts';

interface SecondOpinionProps {
  view: View;
  /** Address of the statement. */
  action: string;
  opinions: SecondOpinion[];
  typed: { question: string; advice: string };
  errors: { field: string; message: string }[];
}

/** What was asked and answered about a statement; and the form to ask, or to answer, whichever is due. What was typed and could not be taken stays in its form. */
export function SecondOpinionPart({ view, action, opinions, typed, errors }: SecondOpinionProps): VNode {
  const { one } = text(view.lang).moderation;
  const open = opinions.find(({ settledAt }) => settledAt === null);
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <Section title={one.second}>
      {opinions.map((opinion, index) => (
        <Exchange key={index} view={view} opinion={opinion} />
      ))}
      {open === undefined || typed.question !== '' ? (
        <Form view={view} method="post" action={`${action}/second-opinion`} label={one.second}>
          <p>{one.secondLead}</p>
          <TextArea name="question" label={one.question} required lang={view.lang} rows={2} value={typed.question} error={errorOf('question')} />
          <Button tone="secondary">{one.ask}</Button>
        </Form>
      ) : null}
      {(open !== undefined && open.advice === null && !open.mine) || typed.advice !== '' ? (
        <Form view={view} method="post" action={`${action}/advice`} label={one.giveAdvice}>
          <TextArea name="advice" label={one.advice} required lang={view.lang} rows={2} value={typed.advice} error={errorOf('advice')} />
          <Button tone="secondary">{one.giveAdvice}</Button>
        </Form>
      ) : null}
    </Section>
  );
}

function Exchange({ view, opinion }: { view: View; opinion: SecondOpinion }): VNode {
  const { one } = text(view.lang).moderation;
  const { question, askedAs, askedBy, askedAt, advice, advisedAs, advisedBy, advisedAt, settledAt } = opinion;
  const who = (name: string | null, as: string): string => (name === null ? roleText(as, view.lang) : one.colleague(name, roleText(as, view.lang)));
  return (
    <>
      <h3>{one.askedBy(who(askedBy, askedAs), formatInstant(view.lang, askedAt))}</h3>
      <p lang="ja">{question}</p>
      {advice === null || advisedAs === null || advisedAt === null ? (
        settledAt === null ? <p>{one.adviceWaiting}</p> : null
      ) : (
        <>
          <h3>{one.advisedBy(who(advisedBy, advisedAs), formatInstant(view.lang, advisedAt))}</h3>
          <p lang="ja">{advice}</p>
        </>
      )}
    </>
  );
}
