/** What processes that work apart are handed of the environment: never addresses, passwords and keys, for what they read is often a stranger's. */

/** Variables that any program needs. */
const plain = /^(PATH|HOME|TMPDIR|TEMP|TMP|TZ|LANG|LANGUAGE|LC_.*|NODE_.*|LD_LIBRARY_PATH|SystemRoot|SSL_CERT_.*)$/;

/** `asksDatabase`: with settings of the database that stand in variables of its own (`PGSSLROOTCERT`). */
export function childEnvironment({ asksDatabase = false } = {}): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => plain.test(name) || (asksDatabase && name.startsWith('PG'))));
}
