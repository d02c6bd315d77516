/** Text as people typed it. */

/** Without spaces around it; browsers send line breaks as CR LF, and neither a NUL nor half a letter can be kept. */
export function plainText(typed: string): string {
  return typed.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '').toWellFormed().trim();
}
