import { page, type Reply, type View } from '#platform/http';
import type { Problem } from '#platform/problem';
import { ProblemView } from './problem.view.tsx';

export function problemPage(view: View, problem: Problem): Reply {
  return page(<ProblemView view={view} problem={problem} />, problem.status);
}
