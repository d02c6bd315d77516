/** The process that writes readings into pages: it holds the dictionary, and ends with the program that began it. */
import { openAnalyser, remembered } from './ruby-analyser.ts';
import { writeRuby } from './ruby-page.ts';
import { knownReadings, readText } from './ruby-text.ts';
import type { Part, Reading } from './ruby-word.ts';

/** `readings`: from now on. `page`: one to write into; answered in order. */
export type RubyTask = { kind: 'readings'; list: readonly Reading[] } | { kind: 'page'; html: string };
export type RubyAnswer = { kind: 'written'; html: string } | { kind: 'failed'; problem: string };

const rememberedLetters = 400_000;
/** Letters of a page that are read at most: some 200 sheets of paper. What comes after stands as it is. */
const lettersMax = 400_000;

/** The same sentence stands on many pages; and what the analyser lays out at once grows with its length. */
function sentences(text: string): string[] {
  return text.match(/[^。！？\n]{1,2000}[。！？\n]?|[。！？\n]/gu) ?? [];
}

if (process.send) {
  const send = (answer: RubyAnswer): void => void process.send!(answer, () => undefined);
  process.once('disconnect', () => process.exit(0));
  const analyse = remembered(openAnalyser(), rememberedLetters);
  let known = knownReadings([]);
  process.on('message', (task: RubyTask) => {
    if (task.kind === 'readings') {
      known = knownReadings(task.list);
      return;
    }
    let letters = 0;
    const read = (text: string): Part[] => {
      letters += text.length;
      return letters > lettersMax ? [{ text, reading: null }] : sentences(text).flatMap((sentence) => readText(sentence, analyse, known));
    };
    try {
      send({ kind: 'written', html: writeRuby(task.html, read) });
    } catch (error) {
      send({ kind: 'failed', problem: error instanceof Error ? error.message : 'unknown' });
    }
  });
}
