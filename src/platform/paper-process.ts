/** Makes an accessible PDF (PDF/UA-1) from a Typst template and data. */
import { runApart } from './apart.ts';

export interface Paper {
  /** Absolute path of the template; it reads its data by `json("paper.json")`, where nothing that people wrote is markup. */
  template: string;
  /** Becomes JSON; characters that the font lacks become 〓. */
  data: object;
}

export interface MadePaper {
  pdf: Uint8Array;
  pages: number;
  /** Bytes of memory that the making took. */
  resident: number;
}

/** @throws Error when the paper could not be made, in the page maker's words. */
export async function makePaper(paper: Paper): Promise<MadePaper> {
  // A paper of some thousand pages takes seconds.
  const { answer, resident } = await runApart<Omit<MadePaper, 'resident'>>({ program: 'paper-maker', beside: import.meta.url, timeMaxMs: 120_000, heapMegabytes: 256 }, paper);
  return { ...answer, resident };
}
