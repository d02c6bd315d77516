/** The door of consultation: what other domains may ask of it. */
export { type Consultation, consultationPath, consultationWorkPath, isOpenAt, sectionPath, type Stage, stageOn } from './consultation.ts';
export { departmentsOfConsultation, findAnyConsultation, findConsultation, getAnyConsultation, getConsultation, listConsultations, listConsultationsById } from './consultation.store.ts';
export { addressedWays, type Identity, type Outcome, type OutcomeKind, outcomeKinds, type Rule, type Way, ways } from './rule.ts';
export { ruleOn } from './rule.store.ts';
export type { Section } from './section.ts';
export { listSections } from './section.store.ts';
export { insertPastConsultation } from './past-consultation.store.ts';
export { findSectionChange, type SectionPassage } from './section-change.store.ts';
export { listDocuments } from './document.store.ts';
