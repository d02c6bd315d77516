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

/** `code`: without hyphens. `audience`: in whose words it is read. `done`: what was just done. */
export function receiptPath(code: string, audience: Audience = 'standard', done?: string): string {
  const query = [...(done === undefined ? [] : [`done=${done}`]), ...(audience === 'children' ? ['audience=children'] : [])].join('&');
  return `${receiptsPath}/${code}${query === '' ? '' : `?${query}`}`;
}

export function withdrawalPath(code: string, audience: Audience): string {
  return `${receiptPath(code)}/withdrawal${audience === 'children' ? '?audience=children' : ''}`;
}

export function shieldPath(slug: string): string {
  return `${consultationWorkPath(slug)}/shield`;
}
