import type { VNode } from 'preact';
import { type Consultation, consultationWorkPath } from '#domains/consultation';
import { staffCrumb } from '#domains/staff';
import type { Fault, View } from '#platform/http';
import { Button, ErrorSummary, Form, formatInstant, Lead, Notice, Page, roleText, TextArea, TextField } from '#ui';
import { releasePath, versionWorkPath } from './address.ts';
import { text } from './text.ts';
import type { Audience, ResultVersion } from './version.ts';

export interface TypedVersion {
  title: string;
  body: string;
  reason: string;
}

export interface VersionWorkProps {
  view: View;
  consultation: Consultation;
  audience: Audience;
  kept: ResultVersion | null;
  typed: TypedVersion;
  isOut: boolean;
  faults: Fault[];
  refusal: string | null;
}

export function VersionWorkView({ view, consultation: { slug, subject }, audience, kept, typed, isOut, faults, refusal }: VersionWorkProps): VNode {
  const words = text(view.lang).release;
  const error = (field: string) => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  const crumbs = [staffCrumb(view), { href: view.href(consultationWorkPath(slug)), label: subject }, { href: view.href(releasePath(slug)), label: words.title }];
  return (
    <Page view={view} title={words.version.heading[audience]} shoulder={subject} crumbs={crumbs}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      {refusal === null ? null : <Notice tone="warning" title={refusal} />}
      <Lead>{words.version.lead}</Lead>
      {kept === null ? <p>{words.version.missing}</p> : <p>{`${formatInstant(view.lang, kept.at)}　${roleText(kept.actingAs, view.lang)}`}</p>}
      <Form view={view} method="post" action={view.href(versionWorkPath(slug, audience))} label={words.version.heading[audience]}>
        <TextField name="title" label={words.version.name} value={typed.title} error={error('title')} lang={view.lang} required />
        <TextArea name="body" label={words.version.body} hint={words.version.bodyHint} value={typed.body} rows={18} error={error('body')} lang={view.lang} required />
        {isOut && kept !== null ? <TextArea name="reason" label={words.version.reason} hint={words.version.reasonHint} value={typed.reason} rows={3} error={error('reason')} lang={view.lang} required /> : null}
        <Button>{words.version.save[audience]}</Button>
      </Form>
    </Page>
  );
}
