/** The first page of a member of staff: what waits, and the way to the work. */
import type { Role } from '#platform/access';
import type { DeskItem, Domain } from '#platform/domain';

export type Place = NonNullable<Domain['staffNav']>[number];

/** What is due first comes first; what has no date comes last, in the order of the domains. Nothing that does not wait. */
export function inOrder(items: readonly DeskItem[]): DeskItem[] {
  return items.filter(({ count }) => count > 0).toSorted((one, other) => ((one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : (one.dueOn ?? '9999') > (other.dueOn ?? '9999') ? 1 : 0));
}

/** The entries of the staff's navigation that are for somebody with these roles. */
export function placesFor(places: readonly Place[], holdsOneOf: (...roles: Role[]) => boolean): Place[] {
  return places.filter(({ roles }) => roles === undefined || holdsOneOf(...roles));
}
