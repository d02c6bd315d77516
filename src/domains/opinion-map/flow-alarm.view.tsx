import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { formatInstant, Notice, Section } from '#ui';
import { participantsPath } from './address.ts';
import { firstOf, nearlyOf } from './alike-set.ts';
import { formatTenthPercent } from './figure.ts';
import type { FlowFacts } from './flow-facts.ts';
import { alikeStatementsLeast } from './maths/alike.ts';
import { text } from './text.ts';

/** What somebody should look at, each with what it may also be: an alarm is no proof. */
export function Alarms({ view, facts }: { view: View; facts: FlowFacts }): VNode {
  const { flow } = text(view.lang);
  const { floods, alike, alikeSought, routing } = facts;
  const isCalm = floods.length === 0 && alike.length === 0 && (routing.verdict === 'fine' || routing.verdict === 'few');
  return (
    <Section id="alarms" title={flow.attention}>
      {isCalm ? <Notice tone="success" title={flow.nothing} /> : null}
      <Alike view={view} facts={facts} />
      {floods.length === 0 ? null : (
        <Notice tone="warning" title={flow.alarm.floodTitle}>
          <ul>
            {floods.slice(0, shownMost).map(({ hour, participantShare, voteShare }) => (
              <li key={hour.getTime()}>{flow.alarm.flood(formatInstant(view.lang, hour), formatTenthPercent(participantShare), formatTenthPercent(voteShare))}</li>
            ))}
          </ul>
          <p>{flow.alarm.floodNote}</p>
        </Notice>
      )}
      {routing.verdict === 'equal' ? (
        <Notice tone="error" title={flow.alarm.equalTitle}>
          <p>{flow.alarm.equal}</p>
        </Notice>
      ) : null}
      {routing.verdict === 'hungry' ? (
        <Notice tone="info" title={flow.alarm.hungryTitle}>
          <p>{flow.alarm.hungry(formatTenthPercent(routing.below5 / routing.statements))}</p>
        </Notice>
      ) : null}
      <p>{(alikeSought ? flow.alarm.alikeLimit : flow.alarm.alikeUnsought)(alikeStatementsLeast)}</p>
    </Section>
  );
}

/** Hours that are named one by one; all of them are in the JSON. */
const shownMost = 24;

function Alike({ view, facts }: { view: View; facts: FlowFacts }): VNode | null {
  const { alarm } = text(view.lang).flow;
  const { alike, conversation } = facts;
  if (alike.length === 0) return null;
  return (
    <Notice tone="warning" title={alarm.alikeTitle}>
      <ul>
        {alike.map((set) => (
          <li key={firstOf(set)}>
            {alarm.alike(set.people, formatTenthPercent(set.share), set.statements, nearlyOf(set))}　<a href={view.href(withQuery(participantsPath(conversation.slug), { view: 'alike', set: firstOf(set) }))}>{alarm.alikeLink}</a>
          </li>
        ))}
      </ul>
      <p>{alarm.alikeNote}</p>
    </Notice>
  );
}
