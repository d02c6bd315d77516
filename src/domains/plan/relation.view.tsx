import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { DefinitionList, Section } from '#ui';
import { measurePath } from './address.ts';
import { inBrackets, Said } from './figure.view.tsx';
import type { LedgerListing } from './listing.ts';
import { ProgrammeLinkView } from './listing.view.tsx';
import { text } from './text.ts';

type Link = LedgerListing['links'][number];

/** Programmes through which this one is carried out or counted, the reverse, and references to other measures. */
export function ProgrammeRelations({ view, listings, linked }: { view: View; listings: LedgerListing[]; linked: LedgerListing[] }): VNode | null {
  const words = text(view.lang).programmePage;
  const links = listings.flatMap((listing) => listing.links);
  const own = linked.flatMap((listing) => listing.links.map((link) => ({ link, listing }))).filter(({ link }) => link.programme?.number === listings[0]?.programme.number);
  const items = [
    item(words.carriedOutBy, links.filter((link) => link.kind === 'carried_out_by').map((link) => <LinkOut view={view} link={link} />)),
    item(words.accountedUnder, links.filter((link) => link.kind === 'accounted_under').map((link) => <LinkOut view={view} link={link} />)),
    item(words.carriesOut, own.filter(({ link }) => link.kind === 'carried_out_by').map(({ listing }) => <LinkIn view={view} listing={listing} />)),
    item(words.accounts, own.filter(({ link }) => link.kind === 'accounted_under').map(({ listing }) => <LinkIn view={view} listing={listing} />)),
    item(words.references, listings.flatMap((listing) => listing.references.map((reference) => <Reference view={view} listing={listing} reference={reference} />))),
  ].filter((each) => each !== null);
  if (items.length === 0) return null;
  return (
    <Section id="links" title={words.links}>
      <DefinitionList items={items} />
    </Section>
  );
}

function item(term: string, entries: VNode[]): { term: string; description: ComponentChildren } | null {
  if (entries.length === 0) return null;
  return {
    term,
    description: (
      <ul>
        {entries.map((entry, index) => (
          <li key={index}>{entry}</li>
        ))}
      </ul>
    ),
  };
}

function LinkOut({ view, link }: { view: View; link: Link }): VNode {
  const words = text(view.lang);
  return (
    <>
      {link.programme ? <ProgrammeLinkView view={view} slug={link.programme.slug} name={link.name} /> : <Said view={view}>{link.name}</Said>}
      {link.others ? words.amongOthers : null}
      {link.programme ? null : inBrackets(view, words.programmePage.linkWaiting)}
    </>
  );
}

function LinkIn({ view, listing }: { view: View; listing: LedgerListing }): VNode {
  return <ProgrammeLinkView view={view} slug={listing.programme.slug} name={listing.name} />;
}

function Reference({ view, listing, reference }: { view: View; listing: LedgerListing; reference: LedgerListing['references'][number] }): VNode {
  if (reference.measure === null) return <>{reference.code + inBrackets(view, text(view.lang).waitingChapter)}</>;
  return (
    <a href={view.href(measurePath(reference.code, listing.edition))}>
      <Said view={view}>{`${reference.code} ${reference.measure}`}</Said>
    </a>
  );
}
