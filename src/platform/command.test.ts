import { describe, expect, test } from 'vitest';
import { explanation, overview, readCall, UsageError } from './command.ts';
import type { Command } from './domain.ts';

const command = (name: string, extra: Partial<Command> = {}): Command => ({
  name,
  summary: `does ${name}`,
  usage: `${name} FILE [--layout NAME] [--json]`,
  examples: [`npx hiraku ${name} book.txt`],
  options: { layout: { type: 'string', about: 'how the book is laid out' }, json: { type: 'boolean', about: 'as JSON' } },
  positionals: [1, 1],
  run: async () => 0,
  ...extra,
});
const commands = [command('plan import'), command('plan'), command('plan import status')];

describe('the command line', () => {
  test('takes the longest command that the words begin with', () => {
    expect(readCall(commands, ['plan', 'import', 'book.txt', '--json'])).toMatchObject({ command: { name: 'plan import' }, positionals: ['book.txt'], values: { json: true } });
  });

  test.each([
    [['paln', 'import'], /no command "paln import"/],
    [['plan', 'import'], /missing/],
    [['plan', 'import', 'a', 'b'], /"b" is too much/],
    [['plan', 'import', 'a', '--colour', 'red'], /--colour/],
    [['help', 'nothing'], /no command "nothing"/],
  ])('wrong use %j is refused with what is wrong', (words, message) => {
    expect(() => readCall(commands, words)).toThrow(UsageError);
    expect(() => readCall(commands, words)).toThrow(message);
  });

  test('help lists all commands and explains one with its options and examples', () => {
    expect(readCall(commands, ['help'])).toBeNull();
    expect(readCall(commands, ['plan', 'import', '--help'])).toMatchObject({ explain: { name: 'plan import' } });
    expect(overview(commands)).toContain('plan import  ');
    expect(explanation(commands[0]!)).toMatch(/--layout[\s\S]*npx hiraku plan import book.txt/);
  });
});
