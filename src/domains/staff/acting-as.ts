/** Under which post somebody acts on a record, as public acts and histories say it. */
import type { Principal, Role } from '#platform/access';

/**
 * `head: 都市整備部 道路課`: the first post with one of the `answering` roles over the record's departments, else one with a role that acts
 * anywhere; the same choice that the row's permission makes. Never a person's name.
 */
export function actingAsText(principal: Pick<Principal, 'posts'>, departmentIds: readonly number[], answering: readonly Role[], ...any: Role[]): string {
  const own = principal.posts.find((post) => answering.includes(post.role) && departmentIds.some((id) => post.departmentIds.includes(id)));
  const post = own ?? principal.posts.find(({ role }) => any.includes(role));
  if (post === undefined) return 'staff';
  return `${post.department ? `${post.role}: ${post.department.name}` : post.role}${post.delegated ? '（代理）' : ''}`;
}
