import type { View } from '#platform/http';
import type { Letter } from '#platform/mail-folder';
import { DefinitionList, EmptyState, formatInstant, Lead, Notice, Page, Section } from '#ui';
import { text } from './text.ts';

export function LettersView({ view, letters }: { view: View; letters: Letter[] }) {
  const words = text(view.lang).letters;
  return (
    <Page view={view} title={words.title}>
      <Lead>{words.lead}</Lead>
      <Notice tone="info" title={words.whyTitle}>
        <p>{words.why}</p>
      </Notice>
      {letters.length === 0 ? <EmptyState title={words.empty} /> : null}
      {letters.map((letter, index) => (
        <Section key={index} title={letter.subject}>
          <DefinitionList
            items={[
              { term: words.to, description: letter.to },
              { term: words.at, description: formatInstant(view.lang, letter.at) },
            ]}
          />
          {letter.text.split(/\n{2,}/).map((paragraph, place) => (
            <p key={place}>{paragraph.split('\n').flatMap((line, nth) => [nth === 0 ? null : <br />, ...linked(line)])}</p>
          ))}
        </Section>
      ))}
    </Page>
  );
}

/** Addresses in a line become links. */
function linked(line: string) {
  return line.split(/(https?:\/\/[^\s、。）]+)/).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
}
