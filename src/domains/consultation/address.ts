/** Addresses of the lists and forms of consultation, without language prefix; those of one call are in consultation.ts. */
import { consultationWorkPath } from './consultation.ts';

export const listPath = '/consultations';
export const rulePath = '/consultations/rule';
export const staffListPath = '/staff/consultations';
export const newPath = '/staff/consultations/new';
export const staffRulePath = '/staff/consultations/rule';
export const editPath = (slug: string): string => `${consultationWorkPath(slug)}/edit`;
export const announcementPath = (slug: string): string => `${consultationWorkPath(slug)}/announcement`;
export const changePath = (slug: string): string => `${consultationWorkPath(slug)}/changes`;
export const cancellationPath = (slug: string): string => `${consultationWorkPath(slug)}/cancellation`;
export const removalPath = (slug: string): string => `${consultationWorkPath(slug)}/removal`;
