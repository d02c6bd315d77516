/** What the city says to a report, as its page shows it. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Fold, formatInstant, Lines, Prose, roleText, Section } from '#ui';
import type { Afterword } from './afterword.ts';
import { text } from './text.ts';

/** The newest, and those before it behind a line that opens. */
export function AfterwordView({ view, afterwords }: { view: View; afterwords: readonly Afterword[] }): VNode {
  const words = text(view.lang).afterword;
  const [newest, ...earlier] = afterwords;
  return (
    <Section id="afterword" title={words.title}>
      {newest === undefined ? <p>{words.none}</p> : <WrittenAfterword view={view} afterword={newest} />}
      {earlier.length === 0 ? null : (
        <Fold summary={words.earlier(earlier.length)}>
          {earlier.map((afterword) => (
            <WrittenAfterword key={afterword.at.toISOString()} view={view} afterword={afterword} />
          ))}
        </Fold>
      )}
    </Section>
  );
}

/** An empty line begins a paragraph. */
export function WrittenAfterword({ view, afterword }: { view: View; afterword: Afterword }): VNode {
  return (
    <Prose>
      {afterword.text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>
          <Lines>{paragraph}</Lines>
        </p>
      ))}
      <p>{text(view.lang).afterword.by(formatInstant(view.lang, afterword.at), roleText(afterword.actingAs, view.lang))}</p>
    </Prose>
  );
}
