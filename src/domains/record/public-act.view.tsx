import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { ButtonLink, DefinitionList, Fold, formatInstant, Lead, Notice, Page, Section, roleText } from '#ui';
import { type KeptAct, publicActPath } from './public-act.ts';
import { kindWords, text } from './text.ts';

export interface ShownProof {
  position: number;
  size: number;
  /** In base64, from the leaf upwards. */
  hashes: string[];
  checkpoint: string;
  leafHash: string;
}

export interface PublicActProps {
  view: View;
  act: KeptAct;
  /** Null while the act waits for its place in the log. */
  proof: ShownProof | null;
}

export function PublicActView({ view, act, proof }: PublicActProps): VNode {
  const words = text(view.lang);
  const jsonPath = `${publicActPath(act.id)}?format=json`;
  return (
    <Page
      view={view}
      title={act.title[view.lang]}
      shoulder={words.act.shoulder}
      scripts={['record-proof']}
      crumbs={[{ href: view.href('/record'), label: words.list.title }]}
      alternates={[{ type: 'application/json', href: view.href(jsonPath), title: words.json }]}
    >
      <Lead>{words.act.lead}</Lead>
      <Marks view={view} entered={proof !== null} jsonPath={jsonPath} />
      <Section id="facts" title={words.act.facts}>
        <Facts view={view} act={act} />
      </Section>
      <Section id="document" title={words.act.document}>
        <p>{words.act.documentNote}</p>
        <pre class="hk-record" lang="ja" data-record="document" tabindex={0}>
          {JSON.stringify(JSON.parse(act.document), null, 2)}
        </pre>
      </Section>
      <Section id="proof" title={words.act.proof}>
        <ProofFacts view={view} act={act} proof={proof} />
        <p>
          <a href={view.href(jsonPath)}>{words.act.asJson}</a>
        </p>
      </Section>
    </Page>
  );
}

/** What the check can come to; the script shows one of them in place of the first. */
function Marks({ view, entered, jsonPath }: { view: View; entered: boolean; jsonPath: string }): VNode {
  const words = text(view.lang).act;
  if (!entered) {
    return (
      <Notice tone="info" title={words.entering}>
        <p>{words.enteringBody}</p>
      </Notice>
    );
  }
  return (
    <div role="status" aria-label={words.markTitle} data-record="marks" data-proof={view.href(jsonPath)} data-lang={view.lang}>
      <Outcome name="none" shown>
        <Notice tone="info" title={words.notYet}>
          <p>{words.notYetBody}</p>
        </Notice>
      </Outcome>
      <Outcome name="sound">
        <Notice tone="success" title={words.sound}>
          <p>{words.soundBody}</p>
        </Notice>
      </Outcome>
      <Outcome name="unsigned">
        <Notice tone="success" title={words.unsigned}>
          <p>{words.unsignedBody}</p>
        </Notice>
      </Outcome>
      <Outcome name="altered">
        <Notice tone="error" title={words.altered}>
          {Object.entries(words.reasons).map(([reason, sentence]) => (
            <p key={reason} data-reason={reason} hidden>
              {sentence}
            </p>
          ))}
          <p>{words.alteredBody}</p>
        </Notice>
      </Outcome>
      <Outcome name="unable">
        <Notice tone="warning" title={words.unable}>
          <p>{words.unableBody}</p>
        </Notice>
      </Outcome>
    </div>
  );
}

function Outcome({ name, shown = false, children }: { name: string; shown?: boolean; children: ComponentChildren }): VNode {
  return (
    <div data-outcome={name} hidden={!shown}>
      {children}
    </div>
  );
}

function Facts({ view, act }: { view: View; act: KeptAct }): VNode {
  const words = text(view.lang).act;
  const { programmes, measures, departments } = act.about;
  const named = [
    { term: words.programmes, names: programmes },
    { term: words.measures, names: measures },
    { term: words.departments, names: departments },
  ].filter(({ names }) => names.length > 0);
  return (
    <>
      <DefinitionList
        items={[
          { term: words.number, description: String(act.id) },
          {
            term: words.when,
            description: (
              <time datetime={act.at.toISOString()} data-record="at">
                {formatInstant(view.lang, act.at)}
              </time>
            ),
          },
          { term: words.kind, description: <>{kindWords(view.lang, act.kind)} <code>{act.kind}</code></> },
          { term: words.actingAs, description: roleText(act.actingAs, view.lang) },
          ...named.map(({ term, names }) => ({ term, description: <span lang="ja">{names.join('、')}</span> })),
        ]}
      />
      <ButtonLink href={view.href(act.path)} tone="secondary">
        {words.page}
      </ButtonLink>
    </>
  );
}

function ProofFacts({ view, act, proof }: PublicActProps): VNode {
  const words = text(view.lang).act;
  return (
    <>
      <p>{words.leaf}</p>
      <pre class="hk-record" lang="ja" data-record="leaf" tabindex={0}>
        {act.leaf}
      </pre>
      {proof === null ? null : (
        <>
          <DefinitionList
            items={[
              { term: words.position, description: words.positionOf(String(proof.position + 1), String(proof.size)) },
              { term: words.leafHash, description: <code class="hk-record-hash">{proof.leafHash}</code> },
            ]}
          />
          <Fold summary={words.path}>
            <ol>
              {proof.hashes.map((hash) => (
                <li key={hash}>
                  <code class="hk-record-hash">{hash}</code>
                </li>
              ))}
            </ol>
          </Fold>
          <p>{words.checkpoint}</p>
          <pre class="hk-record" tabindex={0}>
            {proof.checkpoint}
          </pre>
        </>
      )}
    </>
  );
}
