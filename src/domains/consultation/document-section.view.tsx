/** The text of a document, part by part, and its table of contents. */
import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { TableRegion, Unseen } from '#ui';
import { type Block, blocksOf } from './document-block.ts';
import type { VersionSection } from './document.ts';
import { text } from './text.ts';

/** Depth of each heading on the page: never more than one below the heading before. */
export function depthsOf(sections: readonly { level: number }[]): number[] {
  let depth = 0;
  return sections.map(({ level }) => (depth = Math.min(level, depth + 1)));
}

export function Contents({ view, sections }: { view: Pick<View, 'lang'>; sections: readonly VersionSection[] }): VNode | null {
  if (sections.length < 2) return null;
  const depths = depthsOf(sections);
  return (
    <nav class="hk-document-contents" aria-labelledby="contents">
      <h2 id="contents">{text(view.lang).document.page.contents}</h2>
      <ol>
        {sections.map(({ anchor, heading }, at) => (
          <li key={anchor} class={`hk-document-contents__at-${depths[at]!}`}>
            <a href={`#${anchor}`}>{heading}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** `after`: what stands at the end of each part. */
export function Sections({ view, sections, after }: { view: Pick<View, 'lang'>; sections: readonly VersionSection[]; after?: (section: VersionSection) => ComponentChildren }): VNode {
  const depths = depthsOf(sections);
  return (
    <>
      {sections.map((section, at) => (
        <section key={section.anchor} id={section.anchor} class={`hk-document-part hk-document-part--${depths[at]!}`}>
          <PartHeading depth={depths[at]!}>{section.heading}</PartHeading>
          <Blocks view={view} body={section.body} heading={section.heading} />
          {after?.(section)}
        </section>
      ))}
    </>
  );
}

export function PartHeading({ depth, children }: { depth: number; children: ComponentChildren }): VNode {
  if (depth === 1) return <h2>{children}</h2>;
  if (depth === 2) return <h3>{children}</h3>;
  return depth === 3 ? <h4>{children}</h4> : <h5>{children}</h5>;
}

function Blocks({ view, body, heading }: { view: Pick<View, 'lang'>; body: string; heading: string }): VNode {
  return (
    <>
      {blocksOf(body).map((block, at) => (
        <BlockView key={at} block={block} label={`${heading} ${text(view.lang).document.page.table}`} />
      ))}
    </>
  );
}

function BlockView({ block, label }: { block: Block; label: string }): VNode {
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((item, at) => (
          <li key={at}>{item}</li>
        ))}
      </ul>
    );
  }
  if (block.kind === 'table') return <BlockTable rows={block.rows} label={label} />;
  return (
    <p>
      {block.lines.map((line, at) => (
        <span key={at}>
          {at === 0 ? null : <br />}
          {line}
        </span>
      ))}
    </p>
  );
}

function BlockTable({ rows, label }: { rows: string[][]; label: string }): VNode {
  const [head, ...body] = rows as [string[], ...string[][]];
  const cells = (row: string[]) => row.map((cell, at) => <td key={at}>{cell}</td>);
  // A table of one row, or with an empty cell in its first one, has no head that a voice could read before each cell.
  const hasHead = body.length > 0 && head.every((cell) => cell !== '');
  return (
    <TableRegion label={label} wide={head.length > 6}>
      <table class="hk-table">
        <caption>
          <Unseen>{label}</Unseen>
        </caption>
        {hasHead ? (
          <thead>
            <tr>
              {head.map((cell, at) => (
                <th key={at} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {(hasHead ? body : rows).map((row, at) => (
            <tr key={at}>{cells(row)}</tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
