/** A part of a document that one can speak about. */
export interface Section {
  /** In addresses of the document: `d1`. */
  documentKey: string;
  documentTitle: string;
  /** Number of the document's version. */
  version: number;
  /** Stays the same from version to version where the heading does. */
  anchor: string;
  /** 1 is the highest. */
  level: number;
  heading: string;
}
