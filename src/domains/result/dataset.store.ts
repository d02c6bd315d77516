/** Published results among the city's open data. */
import { listConsultationsById } from '#domains/consultation';
import type { Dataset } from '#platform/domain';
import type { Sentence } from '#platform/http';
import { withQuery } from '#platform/query';
import { resultPath } from './address.ts';
import { listReleases } from './release.store.ts';
import { isReleased } from './result.ts';
import { sentence } from './text.ts';

const files = ['csv', 'json', 'xlsx'] as const;
const fields = ['number', 'item', 'opinion', 'reply', 'same', 'outcome'] as const;

export const dataset: Dataset = {
  reads: ['result', 'consultation'],
  title: sentence((words) => words.result.dataset.title),
  description: sentence((words) => words.result.dataset.description),
  async list({ db }) {
    const released = (await listReleases(db)).filter(isReleased);
    const named = new Map((await listConsultationsById(db, released.map(({ consultationId }) => consultationId))).map((each) => [each.id, each]));
    return released.flatMap(({ consultationId }) => {
      const consultation = named.get(consultationId);
      const label = (format: string): Sentence => ({ ja: `${consultation!.subject} (${format})`, en: `${consultation!.subject} (${format})` });
      return consultation === undefined ? [] : files.map((format) => ({ label: label(format.toUpperCase()), path: withQuery(resultPath(consultation.slug), { format }), format: format.toUpperCase() }));
    });
  },
  dictionary: fields.map((name) => ({ name, type: name === 'number' || name === 'same' ? 'integer' : 'text', meaning: sentence((words) => words.result.dataset.meaning[name]) })),
};
