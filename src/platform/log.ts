/** Structured logs, a JSON line each. Never pass personal data: ids, counts and outcomes only. */
import { pino, type Logger } from 'pino';

export type Log = Logger;
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Logs go to stderr, so that a command's stdout holds only its data. */
export function openLog(level: LogLevel): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
