/** The large plan of the measurements: 2,000 programmes over 5 years where nothing else is said. */
export { largePlan } from '#fixtures/book/large-plan';
