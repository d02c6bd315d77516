/** An opinion map of 拓野市 from its draft to what the city says to its report, told in acts: most people without any script, one with the keyboard alone. */
import { describe, expect, test } from 'vitest';
import { beginTale, openTaleTown } from './consultation-tale.ts';
import { mouseHands } from './hands.ts';
import { elsewhereActs } from './opinion-map-elsewhere.ts';
import { endingActs, resultActs } from './opinion-map-ending.ts';
import { keyActs } from './opinion-map-keys.ts';
import { moderatingActs } from './opinion-map-moderating.ts';
import { preparingActs } from './opinion-map-preparing.ts';
import { takingPartActs } from './opinion-map-taking-part.ts';
import { setStage } from './stage.ts';

const stage = setStage({ scripts: false, hands: mouseHands }, openTaleTown, { watched: 'closely' });
const tale = beginTale(stage);

describe('an opinion map', () => {
  preparingActs(tale);
  takingPartActs(tale);
  keyActs(tale);
  elsewhereActs(tale);
  moderatingActs(tale);
  resultActs(tale);
  endingActs(tale);
  test('every page on the way kept nobody out, was well written, fitted a narrow phone and had nothing to complain of', () => {
    expect(stage.faults()).toEqual([]);
  });
});
