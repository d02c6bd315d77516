import type { VNode } from 'preact';
import type { OpinionText } from '#domains/opinion';
import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { Fold, Lines, Section, Tag } from '#ui';
import { splitPath, unitListPath } from './address.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';
import type { Unit } from './unit.ts';

const shownMax = 20;

export interface ReplyUnitsProps {
  view: View;
  consultation: { slug: string };
  reply: Pick<Reply, 'number'>;
  units: Unit[];
  opinions: OpinionText[];
  works: boolean;
}

/** The opinions that the reply answers; for those who work on all of it, each within what was sent in. */
export function ReplyUnits({ view, consultation, reply, units, opinions, works }: ReplyUnitsProps): VNode {
  const all = text(view.lang);
  const words = all.reply;
  return (
    <Section id="units" title={words.unitsTitle(units.length)}>
      {units.length === 0 ? <p>{words.unitsNone}</p> : null}
      {units.length === 0 ? null : (
        <ul class="hk-opinions">
          {units.slice(0, shownMax).map((unit) => (
            <li key={unit.id}>
              <p class="hk-written" lang="ja">
                {unit.text}
              </p>
              {works ? (
                <p>
                  <a href={view.href(splitPath(consultation.slug, unit.submissionId))}>
                    {all.unit.submission} {unit.submissionId}
                  </a>
                </p>
              ) : null}
              {unit.publicText === null ? null : (
                <p>
                  <Tag tone="blue">{words.originalRemoved}</Tag> <Lines>{unit.publicText}</Lines>
                </p>
              )}
              <Context view={view} unit={unit} opinion={opinions.find(({ id }) => id === unit.opinionId)} />
            </li>
          ))}
        </ul>
      )}
      {units.length > shownMax ? (
        <p>
          <a href={view.href(withQuery(unitListPath(consultation.slug), { reply: reply.number }))}>{words.unitsMore(units.length - shownMax)}</a>
        </p>
      ) : null}
    </Section>
  );
}

/** The whole opinion that the unit was cut from, with the unit marked in it. */
function Context({ view, unit, opinion }: { view: View; unit: Unit; opinion: OpinionText | undefined }): VNode | null {
  if (opinion === undefined || opinion.text.trim() === unit.text) return null;
  const at = opinion.text.indexOf(unit.text);
  return (
    <Fold summary={text(view.lang).reply.context}>
      <p class="hk-said" lang="ja">
        {at < 0 ? (
          opinion.text
        ) : (
          <>
            {opinion.text.slice(0, at)}
            <mark>{unit.text}</mark>
            {opinion.text.slice(at + unit.text.length)}
          </>
        )}
      </p>
    </Fold>
  );
}
