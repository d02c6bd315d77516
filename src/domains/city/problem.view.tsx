import type { View } from '#platform/http';
import type { Problem } from '#platform/problem';
import { ButtonLink, Lead, Page, Section } from '#ui';
import { text } from './text.ts';

/** An error as a page: what is wrong, where, and what to do next. */
export function ProblemView({ view, problem }: { view: View; problem: Problem }) {
  const words = text(view.lang).problem;
  return (
    <Page view={view} title={problem.title[view.lang]}>
      <Lead>{problem.detail[view.lang]}</Lead>
      {problem.fields.length > 0 && (
        <Section title={words.faults}>
          <ul>
            {problem.fields.map((field) => (
              <li>
                <code>{field.name}</code>: {field.sentence[view.lang]}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <ButtonLink href={view.href('/')}>{words.home}</ButtonLink>{' '}
        <ButtonLink href={view.href('/search')} tone="secondary">
          {words.search}
        </ButtonLink>
      </p>
      <p>{words.id(problem.id)}</p>
    </Page>
  );
}
