/** The page on the method: the same for every opinion map. */
import { page, type Ask, type Reply } from '#platform/http';
import { MethodView } from './method.view.tsx';

export function showMethod(ask: Ask): Reply {
  return page(<MethodView view={ask} />);
}
