/** Attributes of a rule of a sheet, found by its priority. */
export interface RulePatch {
  readonly priority: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** hucre 1.0.0 writes neither ranks, averages nor periods, and shows the numbers of every data bar. */
export function patchRules(sheetXml: string, patches: readonly RulePatch[]): string {
  if (patches.length === 0) return sheetXml;
  const byPriority = new Map(patches.map((patch) => [String(patch.priority), patch.attributes]));
  // `addDxf` gives every rule its look before this; what is added are names and numbers of ours, nothing to escape.
  return sheetXml.replace(
    /<cfRule ([^>]*)>(\s*<dataBar)?/g,
    (whole, given: string, bar: string | undefined) => {
      const priority = /(?:^|\s)priority="(\d+)"/.exec(given)?.[1];
      const added = priority === undefined ? undefined : byPriority.get(priority);
      if (!added) return whole;
      const text = Object.entries(added)
        .map(([name, value]) => ` ${name}="${value}"`)
        .join('');
      if (bar !== undefined) return `<cfRule ${given}>${bar}${text}`;
      return given.endsWith('/')
        ? `<cfRule ${given.slice(0, -1).trimEnd()}${text}/>`
        : `<cfRule ${given}${text}>`;
    },
  );
}
