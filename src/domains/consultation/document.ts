/** Documents of a call: its draft, what belongs to it, and the same for children and in やさしい日本語. */
import { consultationPath, consultationWorkPath } from './consultation.ts';

export const audiences = ['standard', 'plain', 'children'] as const;
export type Audience = (typeof audiences)[number];

/** A version without its text. */
export interface VersionListed {
  id: number;
  number: number;
  form: 'text' | 'pdf';
  /** Pages and size of the file; null for text without one. */
  pages: number | null;
  fileBytes: number | null;
  fileSha256: string | null;
  /** False for a file of pictures whose words nobody has typed yet. */
  hasText: boolean;
  /** What is different from the version before. */
  reason: string;
  actingAs: string;
  madeAt: Date;
  publishedAt: Date | null;
}

export interface Document {
  id: number;
  /** In addresses: `d1`. */
  key: string;
  audience: Audience;
  title: string;
  /** Newest first. Published ones alone unless drafts were asked for. */
  versions: VersionListed[];
}

export interface VersionSection {
  anchor: string;
  /** 1 is the highest. */
  level: number;
  heading: string;
  body: string;
}

/** A version as it is read. */
export interface Version extends VersionListed {
  source: string;
  sections: VersionSection[];
}

export function newestPublished({ versions }: Pick<Document, 'versions'>): VersionListed | null {
  return versions.find(({ publishedAt }) => publishedAt !== null) ?? null;
}

/** What is written and not yet public; null where the newest version is. */
export function newestDraft({ versions }: Pick<Document, 'versions'>): VersionListed | null {
  return versions[0] !== undefined && versions[0].publishedAt === null ? versions[0] : null;
}

export const documentPath = (slug: string, key: string): string => `${consultationPath(slug)}/documents/${key}`;
export const versionPath = (slug: string, key: string, number: number): string => `${documentPath(slug, key)}/versions/${number}`;
export const differencePath = (slug: string, key: string): string => `${documentPath(slug, key)}/changes`;
export const filePath = (slug: string, key: string, number: number): string => `${documentPath(slug, key)}/files/${number}`;
export const documentsWorkPath = (slug: string): string => `${consultationWorkPath(slug)}/documents`;
export const documentWorkPath = (slug: string, key: string): string => `${documentsWorkPath(slug)}/${key}`;
/** The page where opinions are written: at one section, in words for children, or about the whole. */
export function opinionPath(slug: string, about?: { document: string; anchor: string } | 'children'): string {
  const query = about === undefined ? '' : about === 'children' ? '?audience=children' : `?document=${about.document}&section=${about.anchor}`;
  return `${consultationPath(slug)}/opinions/new${query}`;
}
