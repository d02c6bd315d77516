import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { tokenCss } from './css/token.ts';

const full = (colour: string): string => (colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour);
const coloursOf = (css: string): string[] => [...css.toLowerCase().matchAll(/#[0-9a-f]{3}(?:[0-9a-f]{3})?\b/g)].map(([colour]) => full(colour));

test('every colour is one of the Digital Agency’s design tokens', () => {
  const file = createRequire(import.meta.url).resolve('@digital-go-jp/design-tokens/dist/tokens.css');
  const tokens = new Set(coloursOf(readFileSync(file, 'utf8')));
  expect(coloursOf(tokenCss).length).toBeGreaterThan(20);
  expect(coloursOf(tokenCss).filter((colour) => !tokens.has(colour))).toEqual([]);
});
