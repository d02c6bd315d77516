/** The door of civic knowledge: calendar, numbers and letters of Japanese administration, as pure functions. */
export { accepted, refused, type Fault, type Parsed } from './parsed.ts';
export { addDays, daysBetween, isPlainDate, weekday } from './plain-date.ts';
export { eras, erasOn, formatDate, formatEraYear, formatWareki, parseDate, type Era, type EraYear } from './era.ts';
export { parseYear } from './year-name.ts';
export { fiscalYearDays, fiscalYearOf, parseFiscalYear, parseFiscalYears, type FiscalYear, type FiscalYears } from './fiscal-year.ts';
export { formatFiscalYear, formatFiscalYears, formatFiscalYearShort } from './fiscal-year.ts';
export { holidayOn, holidaysOf, type Holiday } from './holiday.ts';
export { addOpenDays, isClosedDay, nextOpenDay, openDaysBetween, previousOpenDay, type ClosedDays } from './closed-day.ts';
export { dueDate, type DueDate, type Pause, type Period } from './due-date.ts';
export { corporateNumberOfMunicipality, isCorporateNumber, parseCorporateNumber } from './corporate-number.ts';
export { isMunicipalityCode, municipalityCheckDigit, parseMunicipalityCode } from './municipality-code.ts';
export { checkIndividualNumber } from './individual-number.ts';
export { formatPersonCode, personCode, readPersonCode } from './person-code.ts';
export { formatPostalCode, parsePostalCode } from './postal-code.ts';
export { countGraphemes, firstGraphemes, isLongerThan } from './grapheme.ts';
export { fullWidthKana, hiraganaOf, isKatakanaReading, katakanaOf, nameKey } from './kana.ts';
export { foldForSearch } from '#platform/fold';
export { formatAmount, formatFigure, formatUnit, formatYen } from './money.ts';
