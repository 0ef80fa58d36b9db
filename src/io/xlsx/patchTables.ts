import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The formulas of a table's calculated columns, by the names of the columns. */
export interface TablePatch {
  readonly table: string;
  readonly formulas: ReadonlyMap<string, string>;
}

/**
 * hucre 1.0.0 writes no `calculatedColumnFormula`: without it Excel computes the rows that are there, but gives new rows
 * no formula. The parts of tables are few and small; all others are taken over as they are.
 */
export function patchTables(file: Uint8Array, patches: readonly TablePatch[]): Uint8Array {
  if (patches.length === 0) return file;
  const parts = unzipSync(file);
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/^xl\/tables\/[^/]*\.xml$/.test(name)) continue;
    const xml = strFromU8(bytes);
    const patch = patches.find(({ table }) => xml.includes(`displayName="${escapeXml(table)}"`));
    if (patch) parts[name] = strToU8(withFormulas(xml, patch.formulas));
  }
  return zipSync(parts, { level: 6 });
}

function withFormulas(xml: string, formulas: ReadonlyMap<string, string>): string {
  return xml.replace(/<tableColumn ([^>]*?)\/>/g, (whole, attributes: string) => {
    for (const [column, formula] of formulas) {
      if (!attributes.includes(`name="${escapeXml(column)}"`)) continue;
      return `<tableColumn ${attributes.trim()}><calculatedColumnFormula>${escapeXml(formula)}</calculatedColumnFormula></tableColumn>`;
    }
    return whole;
  });
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
