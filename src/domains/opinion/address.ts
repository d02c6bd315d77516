/** Addresses of what people do with their opinions, without language prefix. */
import { consultationPath, consultationWorkPath } from '#domains/consultation';

export type Audience = 'standard' | 'children';

export function newOpinionPath(slug: string, audience: Audience = 'standard'): string {
  return `${consultationPath(slug)}/opinions/new${audience === 'children' ? '?audience=children' : ''}`;
}

/** Where a form is sent to. */
export function opinionsPath(slug: string): string {
  return `${consultationPath(slug)}/opinions`;
}

export function draftsPath(slug: string): string {
  return `${opinionsPath(slug)}/drafts`;
}

export function draftPath(slug: string, token: string): string {
  return `${draftsPath(slug)}/${token}`;
}

export const receiptsPath = '/consultations/receipts';
export const ownSubmissionsPath = '/consultations/mine';

/** `code`: without hyphens. */
export function receiptPath(code: string): string {
  return `${receiptsPath}/${code}`;
}

export function shieldPath(slug: string): string {
  return `${consultationWorkPath(slug)}/shield`;
}
