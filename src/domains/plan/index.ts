/** The door of the plan: what other domains may ask of it. */
export type { Edition } from './edition.ts';
export { findEdition, findEditionInForce, listEditions } from './edition.store.ts';
export { findProgrammeByAddress, listProgrammes, type ProgrammeFound, type ProgrammeRow } from './programme.store.ts';
export {
  departmentsOfMeasure, departmentsOfProgramme, findProgrammeOfToday, listMeasuresInForce, listProgrammesInForce, programmeDepartments,
} from './in-force.store.ts';
export type { MeasureInForce, ProgrammeInForce } from './in-force.ts';
export { importFile, previewFile, type FileOutcome } from './import-file.store.ts';
export { measurePath, programmePath } from './address.ts';
export { departmentName } from './listing.ts';
export { listPlannedCosts } from './planned-cost.store.ts';
export { listProgrammeNames, type ProgrammeName } from './programme-name.store.ts';
export { aboutOf } from './about.store.ts';
export { type FormChoices, listChoices } from './form-choice.store.ts';
export { ProgrammeFields } from './programme-field.view.tsx';
