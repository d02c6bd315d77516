/** Collects directions, policies and measures from the rows of a plain table, and says which hold together in the end. */
import type { Book, Finding, Heading, Measure, Place, Policy } from './book.ts';
import { finding } from './finding.ts';
import type { PlainRow } from './plain-row.ts';

export interface PlainOutline {
  add(headings: PlainRow['headings'], place: Place): void;
  /** Headings whose parents exist. */
  finish(): Pick<Book, 'directions' | 'policies' | 'measures'>;
}

/** What is wrong goes to `findings`. */
export function plainOutline(findings: Finding[]): PlainOutline {
  const directions = new Map<string, Heading>();
  const policies = new Map<string, Policy>();
  const measures = new Map<string, Measure>();

  /** Keeps the first heading of a code; a later row may leave the name out, but not contradict it. */
  const keep = <H extends Heading>(known: Map<string, H>, heading: H): void => {
    const first = known.get(heading.code);
    if (first === undefined) known.set(heading.code, heading);
    else if (first.name === '') first.name = heading.name;
    else if (heading.name !== '' && heading.name !== first.name) {
      findings.push(finding('warning', 'heading-differs', heading.place, null, heading.code, first.name, heading.name));
    }
  };
  const orphan = (heading: Heading): void => {
    findings.push(finding('error', 'heading-cells-empty', heading.place, null, `${heading.code} ${heading.name}`.trim()));
  };
  return {
    add({ direction, policy, measure }, place) {
      if (direction.code !== '') keep(directions, { ...direction, place });
      if (policy.code !== '') keep(policies, { ...policy, direction: direction.code, place });
      if (measure.code !== '') keep(measures, { ...measure, policy: policy.code, place });
    },
    finish() {
      const kept = [...policies.values()].filter((policy) => directions.has(policy.direction) || orphan(policy));
      const codes = new Set(kept.map((policy) => policy.code));
      return { directions: [...directions.values()], policies: kept, measures: [...measures.values()].filter((measure) => codes.has(measure.policy) || orphan(measure)) };
    },
  };
}
