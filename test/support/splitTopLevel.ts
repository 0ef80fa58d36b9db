/** The arguments of a call as they were written, parted at the commas outside of brackets and quotes. */
export function splitTopLevel(args: string): string[] {
  const parts = [''];
  let depth = 0;
  let isQuoted = false;
  for (const char of args) {
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && '({'.includes(char)) depth++;
    else if (!isQuoted && ')}'.includes(char)) depth--;
    if (char === ',' && depth === 0 && !isQuoted) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}
