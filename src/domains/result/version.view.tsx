import type { VNode } from 'preact';
import { type Consultation, consultationPath } from '#domains/consultation';
import type { View } from '#platform/http';
import { formatInstant, Page, Prose, roleText, Section } from '#ui';
import { resultPath, versionPath } from './address.ts';
import type { Released } from './result.ts';
import { text } from './text.ts';
import { type Part, partsOf, type ResultVersion } from './version.ts';

export interface VersionProps {
  view: View;
  consultation: Consultation;
  release: Released;
  version: ResultVersion;
}

export function VersionView({ view, consultation: { slug, subject }, release, version }: VersionProps): VNode {
  const words = text(view.lang).result;
  const sections = sectionsOf(partsOf(version.body));
  const plain = versionPath(slug, version.audience);
  // One later than the release was put beside it: both moments count.
  const at = version.at > release.releasedAt ? version.at : release.releasedAt;
  return (
    <Page
      view={view}
      title={version.title}
      titleLang="ja"
      shoulder={words.version[version.audience]}
      crumbs={[{ href: view.href('/consultations'), label: words.consultation }, { href: view.href(consultationPath(slug)), label: subject }, { href: view.href(resultPath(slug)), label: words.shoulder }]}
    >
      <p>
        <a href={view.ruby ? plain : `/furigana${plain}`}>{view.ruby ? words.version.withoutFurigana : words.version.furigana}</a>
      </p>
      {sections.map(({ title, parts }, index) =>
        title === null ? (
          <Parts key={index} parts={parts} />
        ) : (
          <Section key={index} id={`p${index}`} title={<span lang="ja">{title}</span>}>
            <Parts parts={parts} />
          </Section>
        ),
      )}
      <p>
        <a href={view.href(resultPath(slug))}>{words.version.back}</a>
      </p>
      <p>{words.version.madeBy(formatInstant(view.lang, at), roleText(version.actingAs, view.lang))}</p>
    </Page>
  );
}

function sectionsOf(parts: Part[]): { title: string | null; parts: Part[] }[] {
  const sections: { title: string | null; parts: Part[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'heading') sections.push({ title: part.text, parts: [] });
    else if (sections.length === 0) sections.push({ title: null, parts: [part] });
    else sections.at(-1)!.parts.push(part);
  }
  return sections;
}

function Parts({ parts }: { parts: Part[] }): VNode {
  return (
    <Prose>
      {parts.map((part, index) =>
        part.kind === 'list' ? (
          <ul key={index} lang="ja">
            {part.items.map((item, place) => (
              <li key={place}>{item}</li>
            ))}
          </ul>
        ) : part.kind === 'paragraph' ? (
          <p key={index} lang="ja" class="hk-written">
            {part.lines.join('\n')}
          </p>
        ) : null,
      )}
    </Prose>
  );
}
