/** Makes a year's book after a publication, and again where another was published meanwhile. */
import { formatWareki } from '#domains/civic';
import type { Job } from '#platform/jobs';
import { z } from 'zod';
import { printedBook } from './book.ts';
import { bookLayouts, bookTemplate } from './book-layout.ts';
import { makePaper } from '#platform/paper-process';
import { bookJobName, findBook, updateBook } from './book.store.ts';
import { listPublished } from './publication.store.ts';

const payloadSchema = z.object({ year: z.int(), layout: z.enum(bookLayouts) });

export const bookJob: Job = {
  name: bookJobName,
  async run(payload, { db, files, clock, log, site }) {
    const { year, layout } = payloadSchema.parse(payload);
    const ordered = await findBook(db, year, layout);
    if (ordered === null || ordered.made_orders >= ordered.orders) return;
    await updateBook(db, year, layout, { begun_at: clock.now() });
    const sheets = (await listPublished(db, { year })).map(({ document }) => document);
    const { pdf, pages, resident } = await makePaper({ template: bookTemplate, data: printedBook(layout, year, site.name.ja, formatWareki(clock.today(), 'ja'), sheets) });
    const { sha256, bytes } = await files.put(pdf);
    await updateBook(db, year, layout, { made_at: clock.now(), made_orders: ordered.orders, sha256, bytes, pages, sheets: sheets.length });
    log.info({ year, layout, pages, bytes, resident }, 'made the book of the year');
  },
};
