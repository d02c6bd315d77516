import type { VNode } from 'preact';
import { formatDate, formatWareki } from '#domains/civic';
import { type KeptAct, ProofList } from '#domains/record';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { DefinitionList, EmptyState, Fold, formatInstant, Lead, Lines, Page, roleText, Section } from '#ui';
import { listPath, rulePath } from './address.ts';
import type { Rule } from './rule.ts';
import { text } from './text.ts';

/** A version as the page shows it. */
interface Version {
  since: PlainDate;
  rule: Rule;
  reason: string;
  actingAs: string;
  at: Date;
}

export interface RuleProps {
  view: View;
  /** Null while the city has set none: then the standard holds. */
  inForce: Version | null;
  standard: Rule;
  versions: Version[];
  today: PlainDate;
  acts: KeptAct[];
}

export function RuleView({ view, inForce, standard, versions, today, acts }: RuleProps): VNode {
  const { lang } = view;
  const all = text(lang);
  const words = all.rule;
  const alternates = [{ type: 'application/json', href: view.href(`${rulePath}?format=json`), title: all.list.json }];
  return (
    <Page view={view} title={words.title} description={words.lead} crumbs={[{ href: view.href(listPath), label: all.name }]} alternates={alternates}>
      <Lead>{words.lead}</Lead>
      <Section id="now" title={words.now}>
        <p>{inForce === null ? words.standard : words.since(formatDate(inForce.since, lang), formatWareki(inForce.since, lang))}</p>
        <RuleFacts view={view} rule={inForce?.rule ?? standard} />
      </Section>
      <Section id="history" title={words.history}>
        {versions.length === 0 ? <EmptyState title={words.historyNone} /> : versions.map((version) => <VersionView key={`${version.since} ${version.at.toISOString()}`} view={view} version={version} today={today} />)}
      </Section>
      {acts.length === 0 ? null : (
        <Section id="record" title={all.page.record}>
          <p>{all.page.recordBody}</p>
          <ProofList view={view} acts={acts} />
        </Section>
      )}
    </Page>
  );
}

function VersionView({ view, version, today }: { view: View; version: Version; today: PlainDate }): VNode {
  const { lang } = view;
  const words = text(lang).rule;
  const from = words.from(formatDate(version.since, lang));
  return (
    <Fold summary={version.since > today ? `${from} ${words.toCome}` : from}>
      <p>
        {words.setBy(formatInstant(lang, version.at), roleText(version.actingAs, lang))}
        <br />
        {words.reasonTerm}: <Lines>{version.reason}</Lines>
      </p>
      <RuleFacts view={view} rule={version.rule} />
    </Fold>
  );
}

/** What a rule says, in sentences. */
function RuleFacts({ view: { lang }, rule }: { view: View; rule: Rule }): VNode {
  const words = text(lang).rule;
  const list = (keyed: readonly { key: string; label: { ja: string; en: string } }[], none: string) => (keyed.length === 0 ? none : <ul>{keyed.map(({ key, label }) => <li key={key}>{label[lang]}</li>)}</ul>);
  return (
    <DefinitionList
      items={[
        { term: words.source, description: rule.source[lang] },
        { term: words.days, description: words.daysBody(rule.daysLeast) },
        { term: words.exceptions, description: list(rule.exceptions, words.noExceptions) },
        { term: words.told, description: list(rule.toldBefore, words.noTold) },
        { term: words.whoMay, description: list(rule.whoMay, '') },
        { term: words.identity, description: words.identityBody[rule.identity] },
        { term: words.outcomes, description: list(rule.outcomes, '') },
        { term: words.askAgain, description: rule.askAgain.kinds.length === 0 ? words.askNever : words.askBody(rule.outcomes.filter(({ kind }) => rule.askAgain.kinds.includes(kind)).map(({ label }) => label[lang]), rule.askAgain.months) },
      ]}
    />
  );
}
