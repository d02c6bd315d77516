import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { consultationPath, type Section as DraftSection, sectionPath } from '#domains/consultation';
import type { View } from '#platform/http';
import type { BlocksByPlace } from '#platform/page-block';
import { Button, ButtonLink, Buttons, DefinitionList, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Section, Select, TextArea, TextField } from '#ui';
import { type Audience, ownSubmissionsPath, receiptPath, receiptsPath, withdrawalPath } from './address.ts';
import { formatReceiptCode } from './receipt-code.ts';
import type { Receipt, ReceiptOpinion } from './receipt.ts';
import type { Fault } from './submission-form.ts';
import { aboutOptions, Worded } from './submission-form.view.tsx';
import { text } from './text.ts';

export const doneKinds = ['yes', 'again', 'added', 'withdrawn', 'linked'] as const;
export type Done = (typeof doneKinds)[number];

export interface ReceiptProps {
  view: View;
  code: string;
  receipt: Receipt;
  opinions: ReceiptOpinion[];
  consultation: { slug: string; subject: string; closesOn: string | null };
  sections: DraftSection[];
  /** True within the period: it can be added to and withdrawn. */
  open: boolean;
  full: boolean;
  done?: Done;
  /** In whose words: of whoever wrote on the page for children, in theirs. */
  audience: Audience;
  /** What somebody was adding, where it could not be taken. */
  typed: { about: string; text: string };
  errors: Fault[];
  /** Parts that later domains fill: what the city replied. */
  blocks: BlocksByPlace;
}

export function ReceiptView(props: ReceiptProps): VNode {
  const { view, receipt, errors, blocks, open, code, audience } = props;
  const words = text(view.lang).receipts;
  const changeable = open && receipt.state !== 'withdrawn';
  return (
    <Page view={view} title={words.receipt[audience].title} crumbs={[{ href: view.href(receiptsPath), label: words.search.title }]}>
      <Worded audience={audience}>
        <Readings {...props} />
        <ErrorSummary view={view} errors={errors} />
        <DoneNotice {...props} />
        <Facts {...props} />
        {blocks.top}
        <Said {...props} />
        {blocks.middle}
        {/* On paper the receipt is what was sent, not what can still be done. */}
        <div class="hk-screen-only">
          {changeable ? <Addition {...props} /> : null}
          <Account {...props} />
          {changeable ? (
            <p>
              <a href={view.href(withdrawalPath(code, audience))}>{words.withdrawal[audience].link}</a>
            </p>
          ) : null}
        </div>
        {blocks.end}
      </Worded>
    </Page>
  );
}

function Readings({ view, code, audience }: ReceiptProps): VNode | null {
  if (view.lang !== 'ja' || audience !== 'children' || view.ruby === true) return null;
  return (
    <p class="hk-screen-only">
      <a href={`/furigana${receiptPath(code, audience)}`}>{text(view.lang).sending.form.children.furigana}</a>
    </p>
  );
}

function DoneNotice({ view, done, audience }: ReceiptProps): VNode | null {
  const words = text(view.lang).receipts;
  if (done === 'yes') return <Notice tone="success" title={words.receipt[audience].sent} />;
  if (done === 'again') {
    return (
      <Notice tone="info" title={words.receipt[audience].sentAgain}>
        <p>{words.receipt[audience].sentAgainBody}</p>
      </Notice>
    );
  }
  const said = { added: words.addition[audience].added, withdrawn: words.withdrawal[audience].done, linked: words.account.linked };
  return done ? <Notice tone="success" title={said[done]} /> : null;
}

function Facts({ view, code, receipt, consultation, open, audience }: ReceiptProps): VNode {
  const words = text(view.lang).receipts.receipt[audience];
  const address = view.site.origin + view.href(receiptPath(code, audience));
  return (
    <>
      <Section id="code" title={words.keep}>
        <p>
          <span class="hk-code">{formatReceiptCode(code)}</span>
        </p>
        <p>{receipt.state === 'withdrawn' ? words.keepWithdrawn : open ? words.keepBody : words.keepOver}</p>
        <p>{words.secret}</p>
      </Section>
      <DefinitionList
        items={[
          { term: words.number, description: String(receipt.id) },
          { term: words.at, description: formatInstant(view.lang, receipt.receivedAt) },
          { term: words.consultation, description: <a href={view.href(consultationPath(consultation.slug))} lang="ja">{consultation.subject}</a> },
          { term: words.sender, description: receipt.hasSender ? words.senderKept : words.senderNone },
          ...(receipt.files > 0 ? [{ term: words.files, description: words.fileCount(receipt.files) }] : []),
          { term: words.address, description: <span class="hk-code-address">{address}</span> },
        ]}
      />
      {receipt.late ? <p>{words.late}</p> : null}
      {receipt.withdrawnAt ? <p>{words.withdrawn(formatInstant(view.lang, receipt.withdrawnAt))}</p> : null}
      {receipt.state === 'aside' ? (
        <Notice tone="warning" title={words.aside}>
          <p>
            {words.asideBody} <a href={view.href(`${consultationPath(consultation.slug)}/moderation`)}>{words.moderation}</a>
          </p>
        </Notice>
      ) : null}
      {consultation.closesOn !== null && receipt.state !== 'withdrawn' ? <p>{open ? words.until(formatDate(consultation.closesOn, view.lang)) : words.over}</p> : null}
    </>
  );
}

function Said({ view, receipt, opinions, consultation, sections, audience }: ReceiptProps): VNode | null {
  const words = text(view.lang).receipts.receipt[audience];
  if (opinions.length === 0) return null;
  const headingOf = ({ documentKey, anchor }: ReceiptOpinion): ComponentChildren => {
    const section = sections.find((one) => one.documentKey === documentKey && one.anchor === anchor);
    return section ? <a href={view.href(sectionPath(consultation.slug, section.documentKey, section.anchor))} lang="ja">{section.heading}</a> : words.whole;
  };
  return (
    <Section id="said" title={words.opinions}>
      {opinions.map((opinion, index) => (
        <div key={opinion.position}>
          <h3>{words.opinion(index + 1)}</h3>
          <p>
            {headingOf(opinion)}
            {opinion.addedAt.getTime() === receipt.receivedAt.getTime() ? null : `　${words.added(formatInstant(view.lang, opinion.addedAt))}`}
          </p>
          <p class="hk-said">{opinion.text}</p>
        </div>
      ))}
    </Section>
  );
}

function Addition({ view, code, receipt, sections, full, typed, errors, audience }: ReceiptProps): VNode {
  const { receipts, sending } = text(view.lang);
  const words = sending.form[audience];
  const addition = receipts.addition[audience];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Section id="addition" title={addition.title}>
      {full ? (
        <p>{addition.full}</p>
      ) : (
        <Form view={view} method="post" action={view.href(`${receiptPath(code)}/additions`)}>
          <input type="hidden" name="revision" value={String(receipt.revision)} />
          <input type="hidden" name="audience" value={audience} />
          <Select name="about" label={words.about} hint={words.aboutHint} options={aboutOptions(sections, words, view)} value={typed.about} error={errorOf('about')} lang={view.lang} />
          <TextArea name="text" label={words.text} hint={words.textHint} value={typed.text} error={errorOf('text')} required lang={view.lang} />
          <Buttons>
            <Button tone="secondary">{addition.button}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  );
}

function Account({ view, code, receipt, audience }: ReceiptProps): VNode | null {
  const words = text(view.lang).receipts.account;
  const personId = view.principal?.personId;
  // Of an account a child is not told here.
  if (personId === undefined && audience === 'children') return null;
  if (personId === undefined) {
    return (
      <p>
        {words.signIn} <a href={view.href(ownSubmissionsPath)}>{text(view.lang).receipts.own.title}</a>
      </p>
    );
  }
  if (receipt.personId === personId) {
    return (
      <p>
        <a href={view.href(ownSubmissionsPath)}>{text(view.lang).receipts.own.title}</a>
      </p>
    );
  }
  if (receipt.personId !== null) return <p>{words.other}</p>;
  return (
    <Section id="account" title={words.title}>
      <p>{words.lead}</p>
      <Form view={view} method="post" action={view.href(`${receiptPath(code)}/account`)}>
        <Buttons>
          <Button tone="secondary">{words.button}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}

/** Asks once more before everything is erased. */
export function WithdrawalView({ view, code, audience }: { view: View; code: string; audience: Audience }): VNode {
  const { withdrawal, receipt } = text(view.lang).receipts;
  const words = withdrawal[audience];
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href(receiptPath(code, audience)), label: receipt[audience].title }]}>
      <Worded audience={audience}>
        <Lead>{words.lead}</Lead>
        <Form view={view} method="post" action={view.href(withdrawalPath(code, 'standard'))}>
          <input type="hidden" name="audience" value={audience} />
          <Buttons>
            <Button>{words.button}</Button>
            <ButtonLink href={view.href(receiptPath(code, audience))} tone="secondary">
              {words.back}
            </ButtonLink>
          </Buttons>
        </Form>
      </Worded>
    </Page>
  );
}

/** Where the code is entered; also what an unknown code's address shows. */
export function ReceiptSearchView({ view, typed, errors, gone = false }: { view: View; typed: string; errors: Fault[]; gone?: boolean }): VNode {
  const words = text(view.lang).receipts.search;
  return (
    <Page view={view} title={gone ? words.goneTitle : words.title} crumbs={[{ href: view.href('/consultations'), label: text(view.lang).receipts.receipt.standard.consultation }]}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>{words.lead}</Lead>
      <Form view={view} method="post" action={view.href(receiptsPath)}>
        <TextField name="code" label={words.code} hint={words.hint} value={typed} autocomplete="off" error={errors.find((error) => error.field === 'code')?.message} required lang={view.lang} />
        <Buttons>
          <Button>{words.button}</Button>
        </Buttons>
      </Form>
      <p>{words.lost}</p>
    </Page>
  );
}
