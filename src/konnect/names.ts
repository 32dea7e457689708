/** Machine names of services and integration instances. Source: Konnect Service Catalog API, pattern and length of `name`. */

const MAX_LENGTH = 120;
const pattern = /^[0-9a-z.-]+$/;

/** What is wrong with a machine name, as a sentence; undefined when nothing is. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a name.';
  if (name.length > MAX_LENGTH) return `A name has at most ${MAX_LENGTH} characters; this one has ${name.length}.`;
  if (!pattern.test(name)) return 'A name has lowercase letters, digits, dots and hyphens only.';
  return undefined;
}

/** What is wrong with a display name, as a sentence; undefined when nothing is. */
export function displayNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Enter a display name.';
  if (name.length > MAX_LENGTH)
    return `A display name has at most ${MAX_LENGTH} characters; this one has ${name.length}.`;
  return undefined;
}

/** A machine name made of a display name: "Billing Service (EU)" gives `billing-service-eu`. Empty when nothing of it can be kept. */
export function nameFrom(displayName: string): string {
  return displayName
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^0-9a-z.]+/g, '-')
    .replace(/^[-.]+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/[-.]+$/, '');
}

/** The wanted name, or the first of `name-2`, `name-3` … that nobody has. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`;
    const candidate = wanted.slice(0, MAX_LENGTH - suffix.length) + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}
