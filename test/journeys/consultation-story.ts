/** A call for opinions of 拓野市 from its draft to what became of the replies a year later, told in acts. */
import { describe, expect, test } from 'vitest';
import { answeringActs, intakeActs } from './consultation-answering.ts';
import { announcingActs } from './consultation-announcing.ts';
import { releaseActs } from './consultation-reading.ts';
import { sendingActs } from './consultation-sending.ts';
import { beginTale, openTaleTown } from './consultation-tale.ts';
import { setStage, type Telling } from './stage.ts';

export function tellConsultation(title: string, telling: Telling): void {
  // Both tellings come to the same pages: one looks at them closely.
  const stage = setStage(telling, openTaleTown, { watched: telling.scripts ? 'from afar' : 'closely' });
  const tale = beginTale(stage);
  describe(`${title}`, () => {
    announcingActs(tale);
    sendingActs(tale);
    intakeActs(tale);
    answeringActs(tale);
    releaseActs(tale);
    test('every page on the way kept nobody out, was well written, fitted a narrow phone and had nothing to complain of', () => {
      expect(stage.faults()).toEqual([]);
    });
  });
}
