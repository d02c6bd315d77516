import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, Checkboxes, ErrorSummary, Fold, Form, Page, TextArea } from '#ui';
import { seedPath, seedsPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import type { Seed } from './seed.ts';
import type { SeedFault } from './seed.view.tsx';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { text } from './text.ts';

export function SeedEditView({ view, conversation, number, typed, faults }: { view: View; conversation: Conversation; number: number; typed: Seed; faults: SeedFault[] }): VNode {
  const { lang } = view;
  const { slug } = conversation;
  const all = text(lang).work;
  const words = all.seeds;
  const error = (asked: SeedFault['field']): string | undefined => faults.find(({ field }) => field === asked)?.sentence[lang];
  return (
    <Page view={view} title={words.editTitle(number)} crumbs={mapCrumbs(view, conversation, { href: view.href(seedsPath(slug)), label: words.title })}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[lang] }))} />
      <Form view={view} method="post" action={view.href(seedPath(slug, number))} label={words.editTitle(number)}>
        <TextArea name="text" label={words.text} rows={3} value={typed.text} error={error('text')} required lang={lang} />
        <TextArea name="translation" label={words.translation} rows={3} value={typed.translation ?? ''} error={error('translation')} lang={lang} />
        <Checkboxes name="meta[]" legend={words.meta} values={typed.meta ? ['meta'] : []} lang={lang} options={[{ value: 'meta', label: words.metaYes, hint: words.metaHint }]} />
        <Buttons>
          <Button>{words.save}</Button>
          <ButtonLink href={view.href(seedsPath(slug))} tone="secondary">
            {all.draft.back}
          </ButtonLink>
        </Buttons>
      </Form>
      <Fold summary={words.remove}>
        <p>{words.removeBody}</p>
        <Form view={view} method="post" action={view.href(`${seedPath(slug, number)}/removal`)} label={words.remove}>
          <Button tone="secondary">{words.remove}</Button>
        </Form>
      </Fold>
    </Page>
  );
}
