/** The table of contents of consultation: every address, who may call it and what it does. */
import type { Route } from '#platform/http';

export const routes: Route[] = [];
