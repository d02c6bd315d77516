/** Permanent addresses of results, without language prefix. */
import { consultationPath, consultationWorkPath } from '#domains/consultation';

export function resultPath(slug: string): string {
  return `${consultationPath(slug)}/result`;
}

/** One reply with all that it answers, and what became of it. */
export function resultReplyPath(slug: string, number: number): string {
  return `${resultPath(slug)}/replies/${number}`;
}

export function printPath(slug: string): string {
  return `${resultPath(slug)}/print`;
}

/** Opinions and replies in the four columns in which cities publish them. */
export function tablePath(slug: string): string {
  return `${resultPath(slug)}/table`;
}

export function bookPath(slug: string): string {
  return `${resultPath(slug)}/book.pdf`;
}

export function versionPath(slug: string, audience: string): string {
  return `${resultPath(slug)}/versions/${audience}`;
}

/** Where the department prepares it. */
export function releasePath(slug: string): string {
  return `${consultationWorkPath(slug)}/result`;
}

/** The version for other readers, as it is written. */
export function versionWorkPath(slug: string, audience: string): string {
  return `${releasePath(slug)}/versions/${audience}`;
}

export function previewPath(slug: string): string {
  return `${releasePath(slug)}/preview`;
}

export function nextCorrectionPath(slug: string): string {
  return `${releasePath(slug)}/correction`;
}

export function correctionPath(slug: string, number: number): string {
  return `${releasePath(slug)}/replies/${number}/correction`;
}

/** Published opinions, to take out of them what tells who somebody is. */
export function publishedOpinionsPath(slug: string): string {
  return `${releasePath(slug)}/opinions`;
}

export function redactionPath(slug: string, unit: number): string {
  return `${publishedOpinionsPath(slug)}/${unit}`;
}

/** Results that are out, for those who take personal data out of them. */
export const redactionsPath = '/staff/consultations/redactions';

/** Consultations whose period is over and whose result is not out. */
export const waitingPath = '/staff/consultations/results';
