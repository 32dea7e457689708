/** Finds the log level of a line, as loggers write it, and gives it the name that Grail stores in `loglevel`. */

const levels: Readonly<Record<string, string>> = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  information: 'INFO',
  notice: 'NOTICE',
  warn: 'WARN',
  warning: 'WARN',
  error: 'ERROR',
  err: 'ERROR',
  critical: 'CRITICAL',
  crit: 'CRITICAL',
  severe: 'SEVERE',
  alert: 'ALERT',
  emergency: 'EMERGENCY',
  emerg: 'EMERGENCY',
  fatal: 'FATAL',
  panic: 'FATAL',
};

const names = Object.keys(levels).sort((a, b) => b.length - a.length);
/** In capitals as a word; in any case in brackets, as the value of a key, behind a module's colon, or before a colon. */
const capitals = new RegExp(`(?<![\\w./-])(?:${names.map((name) => name.toUpperCase()).join('|')})(?![\\w./-])`);
const marked = new RegExp(
  `[[<(](?:\\w+:)?(${names.join('|')})[\\]>)]|\\b(?:level|lvl|severity|loglevel)"?[=:] ?"?(${names.join('|')})\\b|^(${names.join('|')})[:|]`,
  'i',
);
const klog: Readonly<Record<string, string>> = { I: 'INFO', W: 'WARN', E: 'ERROR', F: 'FATAL' };
/** By the severity of a syslog priority, which is its remainder by 8. Source: RFC 5424, section 6.2.1. */
const severities = ['EMERGENCY', 'ALERT', 'CRITICAL', 'ERROR', 'WARN', 'NOTICE', 'INFO', 'DEBUG'];

/** Levels stand near the start; further on they are words of the message. */
const searched = 160;

/** `timeEnd`: offset behind the line's time, 0 where it has none. */
export function levelOf(line: string, timeEnd: number): string | undefined {
  const first = line.charCodeAt(0);
  if (first === 60) {
    const priority = /^<(\d{1,3})>/.exec(line)?.[1];
    if (priority !== undefined && Number(priority) < 192) return severities[Number(priority) % 8];
  }
  if (timeEnd > 0 && /^[IWEF]\d{4} /.test(line)) return klog[line.charAt(0)];
  const head = line.length > timeEnd + searched ? line.slice(0, timeEnd + searched) : line;
  const word = capitals.exec(head)?.[0];
  if (word !== undefined) return levels[word.toLowerCase()];
  const match = marked.exec(head);
  const name = match?.[1] ?? match?.[2] ?? match?.[3];
  return name === undefined ? undefined : levels[name.toLowerCase()];
}
