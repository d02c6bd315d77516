/** Collects directions, policies and measures as their headings come by, and says which hold together in the end. */
import type { Finding, Heading, Measure, Place, Policy } from './book.ts';
import { finding } from './finding.ts';
import type { HeadingText } from './heading.ts';
import { policyCodeOf } from './heading.ts';
import { joinedName } from './print-space.ts';

export interface Outline {
  add(heading: HeadingText, place: Place): void;
  /** Headings whose parents exist. Findings about the others. */
  finish(): { directions: Heading[]; policies: Policy[]; measures: Measure[]; findings: Finding[] };
}

export function outline(): Outline {
  const directions = new Map<string, Heading>();
  const policies = new Map<string, Policy>();
  const measures = new Map<string, Measure>();
  const findings: Finding[] = [];
  let direction = '';

  const keep = <H extends Heading>(known: Map<string, H>, heading: H): void => {
    const before = known.get(heading.code);
    if (before === undefined) known.set(heading.code, heading);
    else if (before.name !== heading.name) findings.push(finding('warning', 'heading-differs', heading.place, null, heading.code, before.name, heading.name));
  };

  return {
    add({ level, code, name: printed }, place) {
      const name = joinedName(printed);
      if (level === 'direction') {
        direction = code;
        keep(directions, { code, name, place });
      } else if (level === 'measure') keep(measures, { code, name, policy: policyCodeOf(code), place });
      else keep(policies, { code, name, direction, place });
    },
    finish() {
      const orphan = (heading: Heading): void => {
        findings.push(finding('error', 'heading-without-parent', heading.place, null, `${heading.code} ${heading.name}`));
      };
      const keptPolicies = [...policies.values()].filter((policy) => directions.has(policy.direction) || orphan(policy));
      const codes = new Set(keptPolicies.map((policy) => policy.code));
      const keptMeasures = [...measures.values()].filter((measure) => codes.has(measure.policy) || orphan(measure));
      return { directions: [...directions.values()], policies: keptPolicies, measures: keptMeasures, findings };
    },
  };
}
