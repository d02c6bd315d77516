/** The table of contents of opinion-map: every address, who may call it and what it does. */
import type { Route } from '#platform/http';

export const routes: Route[] = [];
