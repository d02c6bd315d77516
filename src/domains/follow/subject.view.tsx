import { Fragment, type VNode } from 'preact';

/** A sentence that names something of the plan: the name is said to be Japanese, for those who listen to an English page. */
export function Naming({ name, children }: { name: string; children: string }): VNode {
  return (
    <>
      {children.split(name).map((part, index) => (
        <Fragment key={index}>
          {index > 0 ? <span lang="ja">{name}</span> : null}
          {part}
        </Fragment>
      ))}
    </>
  );
}
