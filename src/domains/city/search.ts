export const hitsPerPage = 20;
/** Ranking looks at the best few hundred; pages beyond them would be in no order. */
export const pagesMax = 25;
