/** Two versions of a document, section by section, with what was put in and taken out. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Button, Difference, Fold, Form, Lead, Notice, Page, Section, Select, Tag } from '#ui';
import { listPath } from './address.ts';
import { type Consultation, consultationPath } from './consultation.ts';
import type { SectionChange } from './document-difference.ts';
import { depthsOf, PartHeading } from './document-section.view.tsx';
import { differencePath, type Document, documentPath } from './document.ts';
import { text } from './text.ts';

export interface DifferenceProps {
  view: View;
  consultation: Consultation;
  document: Document;
  /** Null where only one version is public. */
  shown: { from: number; to: number; changes: SectionChange[] } | null;
}

const tones = { same: 'neutral', changed: 'orange', added: 'green', removed: 'red' } as const;

export function DifferenceView({ view, consultation, document, shown }: DifferenceProps): VNode {
  const words = text(view.lang);
  const { slug, subject } = consultation;
  return (
    <Page
      view={view}
      title={words.document.difference.title(document.title)}
      shoulder={<span lang="ja">{subject}</span>}
      crumbs={[{ href: view.href(listPath), label: words.name }, { href: view.href(consultationPath(slug)), label: <span lang="ja">{subject}</span> }, { href: view.href(documentPath(slug, document.key)), label: <span lang="ja">{document.title}</span> }]}
    >
      {shown === null ? <Notice tone="info" title={words.document.difference.onlyOne} /> : <Shown view={view} consultation={consultation} document={document} shown={shown} />}
    </Page>
  );
}

function Shown({ view, consultation: { slug }, document, shown: { from, to, changes } }: DifferenceProps & { shown: NonNullable<DifferenceProps['shown']> }): VNode {
  const words = text(view.lang).document;
  const count = (kind: SectionChange['kind']): number => changes.filter((one) => one.kind === kind).length;
  const different = changes.filter(({ kind }) => kind !== 'same');
  const path = differencePath(slug, document.key);
  return (
    <>
      <Lead>{words.difference.lead(from, to)}</Lead>
      <Chooser view={view} path={path} document={document} from={from} to={to} />
      <p>{words.difference.summary(count('changed'), count('added'), count('removed'), count('same'))}</p>
      <p>{words.difference.legend}</p>
      {different.length === 0 ? <Notice tone="info" title={words.difference.none} /> : <Changes view={view} changes={different} />}
      {different.length === changes.length ? null : (
        <Fold summary={words.difference.same(count('same'))}>
          <ul lang="ja">
            {changes.filter(({ kind }) => kind === 'same').map(({ anchor, heading }) => (
              <li key={anchor}>
                <a href={view.href(`${documentPath(slug, document.key)}#${anchor}`)}>{heading.map((piece) => piece.text).join('')}</a>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <p class="hk-screen-only">
        <a href={view.href(withQuery(path, { from, to, format: 'json' }))}>{words.page.json}</a>
      </p>
    </>
  );
}

function Chooser({ view, path, document, from, to }: { view: View; path: string; document: Document; from: number; to: number }): VNode {
  const words = text(view.lang).document;
  const options = document.versions.toReversed().map(({ number }) => ({ value: String(number), label: words.version(number) }));
  return (
    <div class="hk-screen-only">
      <Section title={words.difference.choose}>
        <Form view={view} method="get" action={view.href(path)} label={words.difference.choose}>
          <Select name="from" label={words.difference.from} value={String(from)} options={options} lang={view.lang} />
          <Select name="to" label={words.difference.to} value={String(to)} options={options} lang={view.lang} />
          <Button tone="secondary">{words.difference.show}</Button>
        </Form>
      </Section>
    </div>
  );
}

function Changes({ view, changes }: { view: View; changes: SectionChange[] }): VNode {
  const words = text(view.lang).document.difference;
  const depths = depthsOf(changes);
  return (
    <div class="hk-document">
      {changes.map(({ anchor, kind, heading, body }, at) => (
        <section key={`${kind} ${anchor}`} id={`${kind}-${anchor}`} class={`hk-document-part hk-document-part--${depths[at]!}`}>
          <PartHeading depth={depths[at]!}>
            <Tag tone={tones[kind]}>{words.kind[kind]}</Tag> <Difference view={view} pieces={heading} />
          </PartHeading>
          {body.length === 0 ? null : (
            <p class="hk-document-change" lang="ja">
              <Difference view={view} pieces={body} />
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
