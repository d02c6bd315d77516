import type { VNode } from 'preact';
import { formatFiscalYearShort, formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, Tag, Tags } from '#ui';
import { departmentPath, type EditionRef, kindPath, measurePath, programmePath } from './address.ts';
import { FigureView, Quoting, Said } from './figure.view.tsx';
import { costOf, departmentName, type LedgerDepartment, type LedgerListing } from './listing.ts';
import { text } from './text.ts';

export function ProgrammeLinkView({ view, slug, name }: { view: View; slug: string; name: string }): VNode {
  return (
    <a href={view.href(programmePath(slug))}>
      <Said view={view}>{name}</Said>
    </a>
  );
}

export function MeasureLinkView({ view, measure, edition }: { view: View; measure: LedgerListing['measure']; edition: EditionRef }): VNode {
  return (
    <a href={view.href(measurePath(measure.code, edition))}>
      <Said view={view}>{`${measure.code} ${measure.name}`}</Said>
    </a>
  );
}

export function DepartmentsView({ view, departments, others, edition }: { view: View; departments: LedgerDepartment[]; others: boolean; edition: EditionRef }): VNode {
  const words = text(view.lang);
  if (departments.length === 0) return <>{words.nothingPrinted}</>;
  return (
    <>
      {departments.map((department, index) => (
        <span key={department.id}>
          {index > 0 ? (view.lang === 'ja' ? '、' : ', ') : null}
          <a href={view.href(departmentPath(department.id, edition))}>
            <Said view={view}>{departmentName(department)}</Said>
          </a>
        </span>
      ))}
      {others ? ` ${words.others}` : null}
    </>
  );
}

export function KindsView({ view, kinds, edition }: { view: View; kinds: string[]; edition: EditionRef }): VNode | null {
  if (kinds.length === 0) return null;
  return (
    <Tags>
      {kinds.map((kind) => (
        <a key={kind} href={view.href(kindPath(kind, edition))}>
          <Tag tone={kind === '重点' ? 'orange' : 'neutral'}>
            <Said view={view}>{kind}</Said>
          </Tag>
        </a>
      ))}
    </Tags>
  );
}

/** Where the row points to: a link once the chapter is there, the bare code until then. */
export function ReferencesView({ view, listing }: { view: View; listing: LedgerListing }): VNode | null {
  const words = text(view.lang);
  if (listing.references.length === 0) return null;
  return (
    <>
      {listing.references.map(({ code, measure }) => (
        <span key={code}>
          {measure === null ? (
            <span title={words.waitingChapter}>
              <Quoting view={view}>{words.referredTo(code)}</Quoting>
            </span>
          ) : (
            <a href={view.href(measurePath(code, listing.edition))}>
              <Quoting view={view}>{words.referredTo(code)}</Quoting>
            </a>
          )}
        </span>
      ))}
    </>
  );
}

/** （市民協働推進センターの運営で実施） */
export function LinksView({ view, listing }: { view: View; listing: LedgerListing }): VNode | null {
  const words = text(view.lang);
  if (listing.links.length === 0) return null;
  return (
    <>
      {listing.links.map((link) => {
        const [before, after] = link.kind === 'carried_out_by' ? words.carriedOutBy : words.accountedUnder;
        return (
          <span key={`${link.kind} ${link.name}`}>
            {before}
            {link.programme ? <ProgrammeLinkView view={view} slug={link.programme.slug} name={link.name} /> : <Said view={view}>{link.name}</Said>}
            {link.others ? words.amongOthers : null}
            {after}
          </span>
        );
      })}
    </>
  );
}

export interface ListingTableProps {
  view: View;
  caption: string;
  listings: LedgerListing[];
  years: number[];
  unitYen: number;
  empty: string;
}

/** Listings as rows: name with kinds, measure, departments, total and each year. */
export function ListingTable({ view, caption, listings, years, unitYen, empty }: ListingTableProps): VNode {
  const words = text(view.lang);
  const unit = formatUnit(unitYen, view.lang);
  const columns: Column<LedgerListing>[] = [
    { key: 'name', label: words.programme, rowHeader: true, cell: (row) => <ListingName view={view} listing={row} /> },
    { key: 'measure', label: words.measure, cell: (row) => <MeasureLinkView view={view} measure={row.measure} edition={row.edition} /> },
    { key: 'department', label: words.department, cell: (row) => <DepartmentsView view={view} departments={row.departments} others={row.others} edition={row.edition} /> },
    { key: 'total', label: words.totalIn(years.length, unit), align: 'end', cell: (row) => <FigureView view={view} figure={row.total} unitYen={unitYen} /> },
    ...years.map(
      (year): Column<LedgerListing> => ({
        key: `y${year}`,
        label: formatFiscalYearShort(year, view.lang),
        align: 'end',
        cell: (row) => <FigureView view={view} figure={costOf(row, year)} unitYen={unitYen} />,
      }),
    ),
  ];
  return <DataTable view={view} caption={caption} columns={columns} rows={listings} empty={empty} stacked />;
}

function ListingName({ view, listing }: { view: View; listing: LedgerListing }): VNode {
  return (
    <>
      <ProgrammeLinkView view={view} slug={listing.programme.slug} name={listing.name} />
      {listing.primary ? null : (
        <>
          {' '}
          <Tag>{text(view.lang).relisting}</Tag>
        </>
      )}
      <KindsView view={view} kinds={listing.kinds} edition={listing.edition} />
    </>
  );
}
