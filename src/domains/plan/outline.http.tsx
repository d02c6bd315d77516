import { page, Refusal, type Ask, type Reply } from '#platform/http';
import { EmptyState, Page } from '#ui';
import { findOutline, type Outline } from './outline.store.ts';
import { sentence, text } from './text.ts';

/** The edition that a page is about: the one named in the address, else the one in force; null where none is public yet. */
export async function outlineOf(ask: Pick<Ask, 'db'>, slug: string | undefined): Promise<Outline | null> {
  const outline = await findOutline(ask.db, slug);
  if (outline === null && slug !== undefined) throw editionNotFound(slug);
  return outline;
}

export function editionNotFound(slug: string): Refusal {
  return new Refusal(404, 'edition-not-found', sentence((words) => words.editionNotFound(slug)));
}

/** What a page of the plan shows before there is a plan. */
export function nothingYet(ask: Ask<unknown>, title: string): Reply {
  const { noEdition } = text(ask.lang);
  if (ask.format === 'json') return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: '[]' };
  return page(
    <Page view={ask} title={title}>
      <EmptyState title={noEdition.title}>
        <p>{noEdition.body}</p>
      </EmptyState>
    </Page>,
  );
}
