/** The table of contents of the plan domain: every address, who may call it and what it does. */
import type { Route } from '#platform/http';

/** Pages for people. */
const pages: Route[] = [];

/** Files to take away: whole editions, source documents, the schema. */
const downloads: Route[] = [];

/** The same ledger for programs. */
const api: Route[] = [];

export const routes: Route[] = [...pages, ...downloads, ...api];
