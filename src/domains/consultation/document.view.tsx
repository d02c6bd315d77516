/** A published version of a document as the public reads it. */
import type { VNode } from 'preact';
import { rubyPrefix } from '#platform/address';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { ButtonLink, type Column, DataTable, DefinitionList, formatInstant, Lead, Notice, Page, roleText, Section, Tag } from '#ui';
import { listPath } from './address.ts';
import { type Consultation, consultationPath } from './consultation.ts';
import { Contents, Sections } from './document-section.view.tsx';
import { differencePath, type Document, documentPath, filePath, newestPublished, opinionPath, type Version, type VersionListed, versionPath } from './document.ts';
import { text } from './text.ts';

export interface DocumentProps {
  view: View;
  consultation: Consultation;
  document: Document;
  version: Version;
  /** The other documents of the call that have a public version. */
  others: Document[];
  /** Whether opinions are taken on the web today. */
  takesOpinions: boolean;
}

export function DocumentView(props: DocumentProps): VNode {
  const { view, consultation, document, version, takesOpinions } = props;
  const words = text(view.lang);
  const { slug, subject } = consultation;
  const [newest, isChildren] = [newestPublished(document)!, document.audience === 'children'];
  const isNewest = newest.number === version.number;
  const path = isNewest ? documentPath(slug, document.key) : versionPath(slug, document.key, version.number);
  return (
    <Page
      view={view}
      title={document.title}
      titleLang="ja"
      shoulder={isNewest ? (subject === document.title ? words.name : <span lang="ja">{subject}</span>) : `${subject}　${words.document.version(version.number)}`}
      description={`${subject} ${document.title} ${words.document.version(version.number)}`}
      crumbs={[{ href: view.href(listPath), label: words.name }, { href: view.href(consultationPath(slug)), label: <span lang="ja">{subject}</span> }]}
      alternates={[{ type: 'application/json', href: view.href(withQuery(path, { format: 'json' })), title: words.document.page.json }]}
    >
      <div class={`hk-document${isChildren ? ' hk-document--children' : ''}`}>
        <Notices {...props} isNewest={isNewest} newest={newest} />
        {document.audience === 'standard' ? null : <Lead>{isChildren ? words.document.page.childrenLead : words.document.page.plainLead}</Lead>}
        <Facts {...props} />
        <OtherReadings {...props} />
        {isNewest && takesOpinions && document.audience === 'standard' ? (
          <p class="hk-screen-only">
            <ButtonLink href={view.href(opinionPath(slug))}>{words.document.page.sayWhole}</ButtonLink>
          </p>
        ) : null}
        {version.hasText ? (
          <>
            <Contents view={view} sections={version.sections} />
            <div class="hk-document__text" lang="ja">
              <Sections
                view={view}
                sections={version.sections}
                after={isNewest && takesOpinions && document.audience === 'standard' ? (section) => <Say view={view} href={view.href(opinionPath(slug, { document: document.key, anchor: section.anchor }))} heading={section.heading} /> : undefined}
              />
            </div>
          </>
        ) : null}
        {isNewest && takesOpinions && document.audience !== 'standard' ? (
          <p class="hk-screen-only">
            <ButtonLink href={view.href(opinionPath(slug, isChildren ? 'children' : undefined))}>{isChildren ? words.document.page.childrenSay : words.document.page.sayWhole}</ButtonLink>
          </p>
        ) : null}
      </div>
      <Versions {...props} />
      <p class="hk-screen-only">
        <a href={view.href(withQuery(path, { format: 'json' }))}>{words.document.page.json}</a>
      </p>
    </Page>
  );
}

/** One link a part, whose words say which part. */
function Say({ view, href, heading }: { view: View; href: string; heading: string }): VNode {
  const words = text(view.lang).document.page;
  return (
    <p class="hk-document-say hk-screen-only" lang={view.lang}>
      <a href={href} aria-label={`${words.saySection}：${heading}`}>
        {words.saySection}
      </a>
    </p>
  );
}

function Notices({ view, consultation, document, version, isNewest, newest }: DocumentProps & { isNewest: boolean; newest: VersionListed }): VNode {
  const words = text(view.lang).document.page;
  return (
    <>
      {consultation.state === 'cancelled' ? <Notice tone="warning" title={words.cancelled} /> : null}
      {isNewest ? null : (
        <Notice tone="warning" title={words.newest}>
          <p>{words.newestBody(newest.number)}</p>
          <p>
            <a href={view.href(documentPath(consultation.slug, document.key))}>{words.toNewest}</a>
          </p>
        </Notice>
      )}
      {version.hasText ? null : (
        <Notice tone="info" title={words.scanned}>
          <p>{words.scannedBody}</p>
          <p lang="ja">{consultation.contact}</p>
        </Notice>
      )}
    </>
  );
}

function fileOf({ view, consultation, document, version }: DocumentProps): { label: string; href: string }[] {
  if (version.form !== 'pdf') return [];
  return [{ label: text(view.lang).document.page.pdf(version.pages ?? 0, version.fileBytes ?? 0), href: view.href(filePath(consultation.slug, document.key, version.number)) }];
}

function Facts(props: DocumentProps): VNode {
  const { view, document, version } = props;
  const words = text(view.lang).document;
  const file = fileOf(props)[0];
  return (
    <DefinitionList
      items={[
        { term: words.page.versionColumn, description: <>{words.version(version.number)} {document.audience === 'standard' ? null : <Tag tone="blue">{words.audience[document.audience]}</Tag>}</> },
        { term: words.page.published, description: <time datetime={version.publishedAt!.toISOString()}>{formatInstant(view.lang, version.publishedAt!)}</time> },
        ...(version.number === 1 || version.reason === '' ? [] : [{ term: words.page.reasonColumn, description: <span lang="ja">{version.reason}</span> }]),
        ...(file === undefined ? [] : [{ term: 'PDF', description: <><a href={file.href}>{file.label}</a>{version.hasText ? <p>{words.page.pdfNote}</p> : null}</> }]),
      ]}
    />
  );
}

/** From the document to its version for children and in plain Japanese, and back. */
function OtherReadings({ view, consultation, document, others }: DocumentProps): VNode | null {
  const words = text(view.lang).document.page;
  const linked = others.filter(({ audience }) => (document.audience === 'standard' ? audience !== 'standard' : audience !== document.audience));
  const hasRuby = document.audience !== 'standard' && view.ruby !== true;
  if (linked.length === 0 && !hasRuby) return null;
  return (
    <nav class="hk-document-others hk-screen-only" aria-label={words.otherAudiences}>
      <ul>
        {linked.map(({ key, audience, title }) => (
          <li key={key}>
            <a href={view.href(documentPath(consultation.slug, key))}>{audience === 'standard' ? words.toStandard(title) : `${words.toAudience[audience]}（${title}）`}</a>
          </li>
        ))}
        {hasRuby ? (
          <li>
            <a href={`${rubyPrefix}${documentPath(consultation.slug, document.key)}`} hreflang="ja">
              {words.furigana}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

function Versions({ view, consultation: { slug }, document, version }: DocumentProps): VNode {
  const words = text(view.lang).document;
  const columns: Column<VersionListed>[] = [
    { key: 'version', label: words.page.versionColumn, rowHeader: true, cell: ({ number }) => (number === version.number ? <span aria-current="true">{words.version(number)}</span> : <a href={view.href(versionPath(slug, document.key, number))}>{words.version(number)}</a>) },
    { key: 'date', label: words.page.dateColumn, cell: ({ publishedAt }) => formatInstant(view.lang, publishedAt!) },
    { key: 'reason', label: words.page.reasonColumn, cell: ({ number, reason }) => (reason === '' || number === 1 ? words.page.first : <span lang="ja">{reason}</span>) },
    { key: 'by', label: words.page.byColumn, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
    ...(document.versions.length < 2 ? [] : [{ key: 'changes', label: words.page.changesColumn, cell: (one: VersionListed) => <ChangesLink view={view} slug={slug} document={document} version={one} /> }]),
  ];
  return (
    <Section id="versions" title={words.page.versions}>
      <p>{words.page.versionsBody}</p>
      <DataTable view={view} caption={words.page.versions} captionUnseen columns={columns} rows={document.versions} empty={words.page.first} stacked />
    </Section>
  );
}

/** Against the one before. */
function ChangesLink({ view, slug, document, version }: { view: View; slug: string; document: Document; version: VersionListed }): VNode | null {
  const before = document.versions.find(({ number }) => number < version.number);
  if (before === undefined) return null;
  return <a href={view.href(withQuery(differencePath(slug, document.key), { from: before.number, to: version.number }))}>{text(view.lang).document.page.changes(before.number, version.number)}</a>;
}
