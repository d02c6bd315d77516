/**
 * Everything that was found as lines of plain text, for commands: the same that a page and a paper say. English, as all that commands print.
 * Where people were weighted, each n is the effective number of them, and a group is told by what it weighs.
 */
import { type Answered, findingsOf } from './finding.ts';
import type { Count, Figures } from './maths/reckoning.ts';
import { groupLetter, type StatementLine } from './statement-line.ts';
import { countOfOthers, shareText, sureCount } from './tally.ts';
import type { Choice } from './vote.ts';

export function foundLines(figures: Figures, lines: readonly StatementLine[]): string[] {
  const { sample } = figures;
  const findings = findingsOf(figures, lines);
  return [
    `people ${sample.people}, on the map ${sample.counted}, passed on everything ${sample.passedOnly}, left out ${sample.barred}, votes ${sample.votes}, statements ${sample.statements}`,
    figures.state === 'grouped' ? `groups ${figures.groups.length}, stability ${hundredths(figures.stability ?? 0)}` : `no groups: ${whyNone(figures)}`,
    ...part('shared by all groups', findings.common.map(answered)),
    ...part('what most say', findings.majority.map(answered)),
    ...part('what many say, too few to be sure', findings.leaning.map(answered)),
    ...part('dividing the groups', findings.dividing.map((line) => `${named(line)}: ${line.groups.map((count, index) => `${groupLetter(index)} ${share(count, 'agree')}`).join(', ')} agree`)),
    ...part('unsure', findings.unsure.map((line) => `${named(line)}: pass ${share(line.all, 'pass')}`)),
    ...findings.groups.flatMap(({ group, typical }) =>
      part(
        `group ${groupLetter(group.index)}, ${figures.weighting ? `weight ${group.people.toFixed(1)}` : `${group.people} people`} (${bound(group.peopleLow)}–${bound(group.peopleHigh)}), stability ${hundredths(group.stability)}`,
        typical.map(({ line, representative: { direction } }) => `${named(line)}: ${direction} ${share(line.groups[group.index]!, direction)}, others ${share(countOfOthers(line.groups, group.index), direction)}`),
      ),
    ),
  ];
}

function whyNone({ state, stability, beyondChance }: Figures): string {
  if (state === 'too-few') return 'too few people';
  if (beyondChance === false) return 'votes do not go together clearly more than by chance';
  return stability === null ? 'all on the map answered alike' : `unstable (${hundredths(stability)})`;
}

function part(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function answered({ line, direction }: Answered): string {
  return `${named(line)}: ${direction} ${share(line.all, direction)}`;
}

function share(count: Count, choice: Choice): string {
  return shareText(sureCount(count), choice, 'en');
}

/** Bounds are numbers of people; one that was moved to hold what a group weighs has decimals. */
function bound(people: number): string {
  return String(Math.round(people));
}

function named({ statement: { number, text } }: StatementLine): string {
  return `${number} ${text}`;
}

function hundredths(value: number): string {
  return value.toFixed(2);
}
