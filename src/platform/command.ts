/**
 * The command line: words, options, help, exit codes. 0 done · 1 refused · 2 wrong use.
 * Data goes to stdout, everything else to stderr.
 */
import { parseArgs } from 'node:util';
import type { Command } from './domain.ts';

export interface Call {
  command: Command;
  values: Record<string, string | boolean | undefined>;
  positionals: string[];
}

/** Wrong use: the message says what is wrong, and where to read how it is right. */
export class UsageError extends Error {}

/**
 * Finds the command of the words and reads its options.
 * @returns the call, or the name of a command to explain, or null where all commands are to be listed
 * @throws UsageError
 */
export function readCall(commands: Command[], words: string[]): Call | { explain: Command } | null {
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0]!)) return explained(commands, words.slice(1));
  const command = longestMatch(commands, words);
  if (!command) throw new UsageError(`There is no command "${words.slice(0, 2).join(' ')}". See: npx hiraku help`);
  const rest = words.slice(command.name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) return { explain: command };
  const { values, positionals } = parse(command, rest);
  const [least, most] = command.positionals;
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(`hiraku ${command.usage}\n${positionals.length < least ? 'Something is missing.' : `"${positionals[most]}" is too much.`} See: npx hiraku ${command.name} --help`);
  }
  return { command, values, positionals };
}

function explained(commands: Command[], words: string[]): { explain: Command } | null {
  if (words.length === 0) return null;
  const command = longestMatch(commands, words);
  if (!command) throw new UsageError(`There is no command "${words.join(' ')}". See: npx hiraku help`);
  return { explain: command };
}

function longestMatch(commands: Command[], words: string[]): Command | undefined {
  return commands
    .filter((command) => command.name.split(' ').every((word, index) => words[index] === word))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}

function parse(command: Command, words: string[]) {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, { type, several = false }]) => [name, { type, multiple: several }]));
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true, strict: true });
    return { values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])), positionals };
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. See: npx hiraku ${command.name} --help`);
  }
}

/** All commands, a line each. */
export function overview(commands: Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ['Usage: npx hiraku <command>', '', ...lines, '', 'More about one: npx hiraku help <command>', 'Exit codes: 0 done, 1 refused, 2 wrong use'].join('\n');
}

/** One command: usage, options, examples. */
export function explanation(command: Command): string {
  const width = Math.max(0, ...Object.keys(command.options).map((name) => name.length));
  const options = Object.entries(command.options).map(([name, { about }]) => `  --${name.padEnd(width)}  ${about}`);
  return [
    command.summary,
    '',
    `Usage: npx hiraku ${command.usage}`,
    ...(options.length > 0 ? ['', 'Options:', ...options] : []),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    ...(command.notes ? ['', ...command.notes] : []),
  ].join('\n');
}
