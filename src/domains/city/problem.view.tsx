import type { View } from '#platform/http';
import type { Problem } from '#platform/problem';
import { ButtonLink, Buttons, Lead, Page, Section } from '#ui';
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
                <code>{field.name}</code>
                {view.lang === 'ja' ? '：' : ': '}
                {field.sentence[view.lang]}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Buttons>
        {problem.status === 401 ? <ButtonLink href={view.href(`/sign-in?next=%2Fme${problem.kind === 'fresh-sign-in-needed' ? '&fresh=yes' : ''}`)}>{problem.kind === 'fresh-sign-in-needed' ? words.signInAgain : words.signIn}</ButtonLink> : null}
        <ButtonLink href={view.href('/')} tone={problem.status === 401 ? 'secondary' : 'primary'}>
          {words.home}
        </ButtonLink>
        <ButtonLink href={view.href('/search')} tone="secondary">
          {words.search}
        </ButtonLink>
      </Buttons>
      <p>{words.id(problem.id)}</p>
    </Page>
  );
}
