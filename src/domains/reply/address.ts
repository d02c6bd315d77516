/** Addresses of the city's work on opinions, without language prefix. */
import { consultationWorkPath } from '#domains/consultation';

export const assignedPath = '/staff/consultations/assigned';
export const wordingsPath = '/staff/consultations/wordings';
export const wordingPath = (id: number) => `${wordingsPath}/${id}`;

export const splitListPath = (slug: string) => `${consultationWorkPath(slug)}/split`;
export const splitPath = (slug: string, submissionId: number) => `${splitListPath(slug)}/${submissionId}`;
export const unitListPath = (slug: string) => `${consultationWorkPath(slug)}/units`;
export const suggestionsPath = (slug: string) => `${consultationWorkPath(slug)}/suggestions`;
export const replyListPath = (slug: string) => `${consultationWorkPath(slug)}/replies`;
export const replyPath = (slug: string, number: number) => `${replyListPath(slug)}/${number}`;
export const boardPath = (slug: string) => `${consultationWorkPath(slug)}/board`;
