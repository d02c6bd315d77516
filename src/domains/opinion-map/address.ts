/** Addresses of the pages of opinion maps, without language prefix. */
export const listPath = '/opinion-maps';
export const mapPath = (slug: string): string => `${listPath}/${slug}`;
/** One statement after the other. */
export const partPath = (slug: string): string => `${mapPath(slug)}/part`;
/** Where votes are sent. */
export const votesPath = (slug: string): string => `${mapPath(slug)}/votes`;
/** The form for a statement of one's own. */
export const ownStatementPath = (slug: string): string => `${partPath(slug)}/statement`;
/** Where an invitation is used. */
export const entryPath = (slug: string): string => `${mapPath(slug)}/entry`;
export const ownVotesPath = (slug: string): string => `${mapPath(slug)}/mine`;
/** Going on in another browser, by the code. */
export const returnPath = (slug: string): string => `${mapPath(slug)}/return`;
/** Taking one's code from this browser. */
export const departurePath = (slug: string): string => `${mapPath(slug)}/departure`;
/** How other sites show the opinion map. */
export const embedPath = (slug: string): string => `${mapPath(slug)}/embed`;
export const embedScriptPath = `${listPath}/embed.js`;
export const resultPath = (slug: string): string => `${mapPath(slug)}/result`;
/** One's own place in the picture. */
export const placePath = (slug: string): string => `${mapPath(slug)}/place`;
export const statementsPath = (slug: string): string => `${mapPath(slug)}/statements`;
/** Where the frozen report is, which is kept elsewhere. */
export const reportPath = (slug: string): string => `${mapPath(slug)}/report`;
export const moderationPath = (slug: string): string => `${mapPath(slug)}/moderation`;
/** What the figures mean and how they are computed. */
export const methodPath = `${listPath}/method`;

export const staffListPath = '/staff/opinion-maps';
export const newPath = `${staffListPath}/new`;
/** Its page for staff, where the work begins. */
export const workPath = (slug: string): string => `${staffListPath}/${slug}`;
export const queuePath = (slug: string): string => `${workPath(slug)}/queue`;
export const flowPath = (slug: string): string => `${workPath(slug)}/flow`;
export const editPath = (slug: string): string => `${workPath(slug)}/edit`;
export const announcementPath = (slug: string): string => `${workPath(slug)}/announcement`;
export const changePath = (slug: string): string => `${workPath(slug)}/changes`;
export const cancellationPath = (slug: string): string => `${workPath(slug)}/cancellation`;
export const removalPath = (slug: string): string => `${workPath(slug)}/removal`;
/** Statements that the city begins with. */
export const seedsPath = (slug: string): string => `${workPath(slug)}/seeds`;
export const seedPath = (slug: string, number: number): string => `${seedsPath(slug)}/${number}`;
export const invitationsPath = (slug: string): string => `${workPath(slug)}/invitations`;
/** One statement of the queue. */
export const queuedPath = (slug: string, number: number): string => `${queuePath(slug)}/${number}`;
/** Those that one moderator is on, decided in a row. */
export const queueTenPath = (slug: string): string => `${queuePath(slug)}/ten`;
export const participantsPath = (slug: string): string => `${workPath(slug)}/participants`;
export const participantPath = (slug: string, number: number): string => `${participantsPath(slug)}/${number}`;
/** What the city says to the report. */
export const afterwordPath = (slug: string): string => `${workPath(slug)}/afterword`;
