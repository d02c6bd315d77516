/** For staff: writing a document, its file, its drafts, publishing it. */
import type { VNode } from 'preact';
import type { Piece } from '#platform/difference';
import type { View } from '#platform/http';
import type { PdfLoss } from '#platform/pdf-cleaning';
import { withQuery } from '#platform/query';
import { Button, Buttons, Checkboxes, type Column, DataTable, DefinitionList, Difference, ErrorSummary, FileField, Form, formatInstant, Notice, Page, roleText, Section, Tag, TextArea, TextField } from '#ui';
import type { Consultation } from './consultation.ts';
import { NameFields, workCrumbs } from './document-list.view.tsx';
import type { NamedFault } from './document-name.ts';
import { Contents, Sections } from './document-section.view.tsx';
import { type Document, documentPath, documentsWorkPath, documentWorkPath, newestDraft, newestPublished, type Version, type VersionListed, type VersionSection, versionPath } from './document.ts';
import { text } from './text.ts';

/** What has just happened. */
export const documentDone = ['saved', 'uploaded', 'scanned', 'published', 'renamed'] as const;
export type DocumentDone = (typeof documentDone)[number];

export interface DocumentEditProps {
  view: View;
  consultation: Consultation;
  document: Document;
  /** The version whose text is open; null for a document without any. */
  version: Version | null;
  typed: { text: string; reason: string; withoutFile: boolean; title: string; audience: string };
  faults: NamedFault[];
  preview: VersionSection[] | null;
  /** How many lines look like headings, where none is marked. */
  suggestion: number;
  /** True where the marks were just put in. */
  suggested: boolean;
  /** What saving would change in the text that somebody else saved meanwhile. */
  stale: Piece[] | null;
  publishes: boolean;
  done: DocumentDone | null;
  losses: PdfLoss[];
  refusal: string | null;
}

export function DocumentEditView(props: DocumentEditProps): VNode {
  const { view, consultation, document, faults } = props;
  const words = text(view.lang).document.work;
  return (
    <Page view={view} title={words.editTitle(document.title)} crumbs={[...workCrumbs(view, consultation), { href: view.href(documentsWorkPath(consultation.slug)), label: words.title }]}>
      <ErrorSummary view={view} errors={faults} />
      <Notices {...props} />
      <State {...props} />
      {props.preview === null ? null : <Preview view={view} sections={props.preview} />}
      {consultation.state === 'cancelled' ? null : (
        <>
          <Writing {...props} />
          <Upload {...props} />
          <Publication {...props} />
        </>
      )}
      <Drafts {...props} />
      {consultation.state === 'cancelled' ? null : <Naming {...props} />}
    </Page>
  );
}

function Notices({ view, consultation, document, version, stale, suggested, done, losses, refusal }: DocumentEditProps): VNode {
  const words = text(view.lang).document.work;
  const [newest] = document.versions;
  return (
    <>
      {consultation.state === 'cancelled' ? <Notice tone="warning" title={words.cancelled} /> : null}
      {stale === null ? null : (
        <Notice tone="warning" title={words.stale}>
          <p>{words.staleBody}</p>
          <p>{words.staleDifference}</p>
          <p class="hk-document-change" lang="ja">
            <Difference view={view} pieces={stale} />
          </p>
        </Notice>
      )}
      {refusal === null ? null : <Notice tone="error" title={refusal} />}
      {suggested ? <Notice tone="info" title={words.suggested} /> : null}
      {version !== null && newest !== undefined && version.id !== newest.id ? <Notice tone="info" title={words.opened(version.number)} /> : null}
      {done === null ? null : <Done view={view} done={done} losses={losses} />}
    </>
  );
}

function Done({ view, done, losses }: { view: View; done: DocumentDone; losses: PdfLoss[] }): VNode {
  const words = text(view.lang).document.work;
  const title = { saved: words.saved, uploaded: words.uploaded, scanned: words.scanned, published: words.published, renamed: words.renamed }[done];
  const body = { saved: words.savedBody, uploaded: words.uploadedBody, scanned: words.scannedBody, published: null, renamed: null }[done];
  return (
    <Notice tone={done === 'scanned' ? 'warning' : 'success'} title={title}>
      {body === null ? null : <p>{body}</p>}
      {losses.length === 0 ? null : <p>{words.lost(losses.map((loss) => words.losses[loss]).join(view.lang === 'ja' ? '、' : ', '))}</p>}
    </Notice>
  );
}

function State({ view, consultation: { slug }, document }: DocumentEditProps): VNode {
  const words = text(view.lang).document;
  const [published, draft] = [newestPublished(document), newestDraft(document)];
  return (
    <DefinitionList
      items={[
        { term: words.work.audienceColumn, description: <Tag tone={document.audience === 'standard' ? 'neutral' : 'blue'}>{words.audience[document.audience]}</Tag> },
        { term: words.work.stage, description: published === null ? words.work.notPublic : <a href={view.href(documentPath(slug, document.key))}>{words.work.publicNow(published.number, formatInstant(view.lang, published.publishedAt!))}</a> },
        { term: words.work.draft, description: draft === null ? (document.versions.length === 0 ? words.work.noText : words.work.noDraft) : words.work.draftBy(formatInstant(view.lang, draft.madeAt), roleText(draft.actingAs, view.lang)) },
      ]}
    />
  );
}

function Preview({ view, sections }: { view: View; sections: VersionSection[] }): VNode {
  const words = text(view.lang).document.work;
  return (
    <Section id="preview" title={words.previewTitle}>
      <p>{words.previewLead(sections.length)}</p>
      {sections.length === 1 ? <Notice tone="warning" title={words.noHeading} /> : null}
      <div class="hk-document hk-document--preview">
        <Contents view={view} sections={sections} />
        <div class="hk-document__text" lang="ja">
          <Sections view={view} sections={sections} after={({ anchor }) => <p class="hk-document-say">{words.anchor}: <code>{anchor}</code></p>} />
        </div>
      </div>
    </Section>
  );
}

/** Sends the form elsewhere than to where it is saved. */
function Elsewhere({ to, value, children }: { to: string; value: string; children: string }): VNode {
  return (
    <button type="submit" class="hk-button hk-button--secondary" formaction={to} name="show" value={value}>
      {children}
    </button>
  );
}

function Writing({ view, consultation: { slug }, document, version, typed, faults, suggestion }: DocumentEditProps): VNode {
  const words = text(view.lang).document.work;
  const path = view.href(documentWorkPath(slug, document.key));
  const error = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <Section id="text" title={words.textTitle}>
      <Form view={view} method="post" action={path} label={words.textTitle}>
        <input type="hidden" name="base" value={String(document.versions[0]?.id ?? 0)} />
        <input type="hidden" name="from" value={String(version?.id ?? 0)} />
        {suggestion === 0 ? null : (
          <Notice tone="info" title={words.suggestion(suggestion)}>
            <p>{words.suggestionBody}</p>
            <Elsewhere to={`${path}/preview`} value="suggestion">
              {words.suggest}
            </Elsewhere>
          </Notice>
        )}
        <TextArea name="text" label={words.text} hint={words.textHint} value={typed.text} rows={24} error={error('text')} lang={view.lang} />
        {newestPublished(document) === null ? null : <TextArea name="reason" label={words.reason} hint={words.reasonHint} value={typed.reason} rows={3} error={error('reason')} lang={view.lang} />}
        {version === null || version.form === 'text' ? null : (
          <>
            <p>
              {words.fileNow(version.pages ?? 0)}　<a href={view.href(`${documentWorkPath(slug, document.key)}/files/${version.id}`)}>{words.openFile}</a>
            </p>
            <Checkboxes name="without_file" legend={words.withoutFile} values={typed.withoutFile ? ['yes'] : []} options={[{ value: 'yes', label: words.dropFile }]} lang={view.lang} />
          </>
        )}
        <Buttons>
          <Elsewhere to={`${path}/preview`} value="preview">
            {words.preview}
          </Elsewhere>
          <Button>{words.save}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}

function Upload({ view, consultation: { slug }, document, faults }: DocumentEditProps): VNode {
  const words = text(view.lang).document.work;
  return (
    <Section id="upload" title={words.upload}>
      <p>{words.uploadLead}</p>
      <Form view={view} method="post" action={view.href(`${documentWorkPath(slug, document.key)}/uploads`)} label={words.upload} upload>
        <input type="hidden" name="base" value={String(document.versions[0]?.id ?? 0)} />
        <FileField name="file" label={words.file} hint={words.fileHint} accept=".pdf,application/pdf" error={faults.find(({ field }) => field === 'file')?.message} lang={view.lang} />
        <Button tone="secondary">{words.uploadButton}</Button>
      </Form>
    </Section>
  );
}

function Publication({ view, consultation, document, publishes, typed, faults }: DocumentEditProps): VNode | null {
  const words = text(view.lang).document.work;
  const draft = newestDraft(document);
  if (draft === null) return null;
  return (
    <Section id="publication" title={words.publication}>
      {draft.hasText ? null : <Notice tone="warning" title={words.scannedPublish} />}
      {consultation.state === 'draft' ? <p>{words.publicationWaits}</p> : <p>{words.publicationLead}</p>}
      {consultation.state === 'draft' ? null : publishes ? (
        <Form view={view} method="post" action={view.href(`${documentWorkPath(consultation.slug, document.key)}/publication`)} label={words.publication}>
          <input type="hidden" name="base" value={String(draft.id)} />
          <TextField name="why" label={words.reason} hint={words.reasonHint} value={typed.reason === '' ? draft.reason : typed.reason} error={faults.find(({ field }) => field === 'why')?.message} required lang={view.lang} />
          <Button>{words.publish}</Button>
        </Form>
      ) : (
        <p>{words.publicationHead}</p>
      )}
    </Section>
  );
}

function Drafts({ view, consultation: { slug }, document, version }: DocumentEditProps): VNode | null {
  const words = text(view.lang).document;
  if (document.versions.length === 0) return null;
  const opens = (one: VersionListed): boolean => one.publishedAt === null && one.id !== version?.id;
  const columns: Column<VersionListed>[] = [
    { key: 'version', label: words.work.version, rowHeader: true, cell: ({ number, publishedAt }) => (publishedAt === null ? words.work.draftVersion(number) : <a href={view.href(versionPath(slug, document.key, number))}>{words.version(number)}</a>) },
    { key: 'at', label: words.work.savedAt, cell: ({ madeAt }) => formatInstant(view.lang, madeAt) },
    { key: 'by', label: words.work.by, cell: ({ actingAs }) => roleText(actingAs, view.lang) },
    { key: 'public', label: words.work.isPublic, cell: ({ publishedAt }) => (publishedAt === null ? words.work.none : formatInstant(view.lang, publishedAt)) },
    { key: 'reason', label: words.page.reasonColumn, cell: ({ reason }) => <span lang="ja">{reason}</span> },
    ...(!document.versions.some((one) => opens(one)) ? [] : [{ key: 'open', label: words.work.textTitle, cell: (one: VersionListed) => (opens(one) ? <a href={view.href(withQuery(documentWorkPath(slug, document.key), { version: one.id }))}>{words.work.open}</a> : null) }]),
  ];
  return (
    <Section id="drafts" title={words.work.versions}>
      <DataTable view={view} caption={words.work.versionsCaption} columns={columns} rows={document.versions} empty={words.work.noText} stacked />
    </Section>
  );
}

function Naming({ view, consultation: { slug }, document, typed, faults }: DocumentEditProps): VNode {
  const words = text(view.lang).document.work;
  const path = documentWorkPath(slug, document.key);
  if (newestPublished(document) !== null) {
    return (
      <Section id="naming" title={words.rename}>
        <p>{words.removeNot}</p>
      </Section>
    );
  }
  return (
    <>
      <Section id="naming" title={words.rename}>
        <p>{words.renameLead}</p>
        <Form view={view} method="post" action={view.href(`${path}/name`)} label={words.rename}>
          <NameFields view={view} typed={typed} faults={faults} />
          <Button tone="secondary">{words.renameButton}</Button>
        </Form>
      </Section>
      <Section id="removal" title={words.remove}>
        <p>{words.removeLead}</p>
        <Form view={view} method="post" action={view.href(`${path}/removal`)} label={words.remove}>
          <Button tone="secondary">{words.removeButton}</Button>
        </Form>
      </Section>
    </>
  );
}
