/** The table of contents of indicator: every address, who may call it and what it does. */
import { departmentsOfMeasure, departmentsOfProgramme } from '#domains/plan';
import { answering } from '#platform/access';
import type { IndicatorSource } from '#platform/domain';
import { type Route, row } from '#platform/http';
import { showIndicator } from './indicator.http.tsx';
import { chooseSubject, chosenQuery, formQuery, indicatorForm, saveIndicator, showIndicatorForm } from './indicator-form.http.tsx';
import { apiQuery, indicatorsAnswer, listQuery } from './public-list.ts';
import { listIndicatorsJson, showPublicList } from './public-list.http.tsx';
import { showStaffList, staffListQuery } from './staff-list.http.tsx';
import { departmentsOfIndicator } from './subject.store.ts';

const ofProgramme = answering(departmentsOfProgramme, ['member', 'head'], 'planning');
const ofMeasure = answering(departmentsOfMeasure, ['member', 'head'], 'planning');
const ofIndicator = answering(departmentsOfIndicator, ['member', 'head'], 'planning');
const reads = ['plan', 'indicator'];

/** `sources`: what the city's services measure of themselves. */
export function routes(sources: readonly IndicatorSource[]): Route[] {
  const [show, save] = [showIndicatorForm(sources), saveIndicator(sources)];
  return [
    row({ method: 'GET', path: '/staff/indicators', who: 'staff', act: 'indicator.listed', what: 'List indicators to keep', query: staffListQuery, formats: ['html', 'csv', 'json'], run: showStaffList }),
    row({ method: 'GET', path: '/staff/indicators/new', who: 'staff', act: 'indicator.subject-chosen', what: 'Lead to the form for a new indicator of a programme or measure', query: chosenQuery, run: chooseSubject }),
    row({ method: 'GET', path: '/staff/indicators/programmes/:number/new', who: ofProgramme, act: 'indicator.begun', what: 'Show the form for a new indicator of a programme', run: (ask) => show(ask) }),
    row({ method: 'POST', path: '/staff/indicators/programmes/:number/new', who: ofProgramme, act: 'indicator.added', what: 'Add an indicator to a programme', form: indicatorForm, run: save }),
    row({ method: 'GET', path: '/staff/indicators/measures/:code/new', who: ofMeasure, act: 'indicator.begun', what: 'Show the form for a new indicator of a measure', run: (ask) => show(ask) }),
    row({ method: 'POST', path: '/staff/indicators/measures/:code/new', who: ofMeasure, act: 'indicator.added', what: 'Add an indicator to a measure', form: indicatorForm, run: save }),
    row({ method: 'GET', path: '/staff/indicators/:id', who: ofIndicator, act: 'indicator.read', what: 'Show the form of an indicator', query: formQuery, run: show }),
    row({ method: 'POST', path: '/staff/indicators/:id', who: ofIndicator, act: 'indicator.changed', what: 'Change an indicator, its targets and actual figures', form: indicatorForm, run: save }),
    row({ method: 'GET', path: '/plan/indicators', who: 'anyone', what: 'List the indicators of the plan in a fiscal year', query: listQuery, formats: ['html', 'csv', 'json'], reads, run: showPublicList }),
    row({ method: 'GET', path: '/plan/indicators/:id', who: 'anyone', what: 'Show an indicator with its figures and changes', formats: ['html', 'json'], reads: [...reads, 'record'], run: showIndicator(sources) }),
    row({ method: 'GET', path: '/api/v1/indicators', who: 'anyone', about: { ja: '指標の目標・実績・判定を、年度ごとに', en: 'Targets, actual figures and judgements of indicators, by fiscal year' }, what: 'List the indicators of the plan in a fiscal year', query: apiQuery, answers: indicatorsAnswer, formats: ['json'], reads, run: listIndicatorsJson }),
  ];
}
