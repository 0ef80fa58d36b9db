/** The formulas of a table's calculated columns, by the names of the columns. */
export interface TablePatch {
  readonly table: string;
  readonly formulas: ReadonlyMap<string, string>;
  /** Those of them that work on arrays. */
  readonly arrayColumns: ReadonlySet<string>;
}

/**
 * hucre 1.0.0 writes no `calculatedColumnFormula`: without it Excel computes the rows that are there, but gives new rows
 * no formula.
 */
export function patchTable(xml: string, patches: readonly TablePatch[]): string {
  const patch = patches.find(({ table }) => xml.includes(`displayName="${escapeXml(table)}"`));
  return patch ? withFormulas(xml, patch) : xml;
}

function withFormulas(xml: string, { formulas, arrayColumns }: TablePatch): string {
  return xml.replace(/<tableColumn ([^>]*?)\/>/g, (whole, attributes: string) => {
    for (const [column, formula] of formulas) {
      if (!attributes.includes(`name="${escapeXml(column)}"`)) continue;
      const mark = arrayColumns.has(column) ? ' array="1"' : '';
      return `<tableColumn ${attributes.trim()}><calculatedColumnFormula${mark}>${escapeXml(formula)}</calculatedColumnFormula></tableColumn>`;
    }
    return whole;
  });
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
