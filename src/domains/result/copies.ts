/** Units that say the same become one row with their number (同旨 n件). None is lost: the numbers add up to the units. */

export interface UnitToRelease {
  submissionId: number;
  documentKey: string | null;
  anchor: string | null;
  text: string;
  /** Where its whole opinion is a copy of others: the group that was found. Null for a part of an opinion, and for one without copies. */
  group: number | null;
}

export interface ReleasedUnit {
  documentKey: string | null;
  anchor: string | null;
  /** As the first of them says it. */
  text: string;
  /** How many units the row stands for, itself counted. */
  same: number;
  /** Submissions behind it, each once. */
  submissionIds: number[];
}

/** The units of one reply, in order; of those that say the same the first gives the words. */
export function broughtTogether(units: readonly UnitToRelease[]): ReleasedUnit[] {
  const rows: ReleasedUnit[] = [];
  const byKey = new Map<string, ReleasedUnit>();
  for (const unit of units) {
    const keys = [`text ${sameText(unit.text)}`, ...(unit.group === null ? [] : [`group ${unit.group}`])];
    let found = keys.map((key) => byKey.get(key)).find((row) => row !== undefined);
    if (found === undefined) {
      found = { documentKey: unit.documentKey, anchor: unit.anchor, text: unit.text, same: 0, submissionIds: [] };
      rows.push(found);
    }
    found.same += 1;
    if (!found.submissionIds.includes(unit.submissionId)) found.submissionIds.push(unit.submissionId);
    for (const key of keys) byKey.set(key, found);
  }
  return rows;
}

/** Spaces, marks, widths and case make no other opinion. */
function sameText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{Z}\p{C}]/gu, '') || text;
}
