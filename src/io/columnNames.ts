const longestName = 255;

/**
 * Names for the columns of a table: those of the header, cleaned of line breaks; a letter where there is none, as columns
 * are called in every language; a number behind a name that is there already, whatever its case.
 */
export function uniqueColumnNames(headers: readonly string[]): string[] {
  const cleaned = headers.map((header) => header.replace(/\s+/gu, ' ').trim().slice(0, longestName));
  const taken = new Set<string>();
  const take = (name: string): string => {
    const unique = uniqueName(name, taken);
    taken.add(unique.toLowerCase());
    return unique;
  };
  // The names of the header come first: a letter must not take the place of a column that is called so.
  const named = cleaned.map((name) => (name === '' ? null : take(name)));
  return named.map((name, index) => name ?? take(columnLetters(index)));
}

/** The name itself, or with the first number behind it that makes it new. `taken` holds lower case. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let unique = name;
  for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${name} ${n}`;
  return unique;
}

/** A, B, ... Z, AA, ... */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
