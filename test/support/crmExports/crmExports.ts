import { chineseExports } from './chineseExports';
import type { CrmExport } from './crmExport';
import { westernExports } from './westernExports';

export const crmExports: readonly CrmExport[] = [...westernExports, ...chineseExports];

export function crmExport(system: string): CrmExport {
  const found = crmExports.find((file) => file.system === system);
  if (!found) throw new Error(`no export of ${system}`);
  return found;
}

/** The export as a file, with as many rows as types are told by. */
export function fileOfExport({ columns }: CrmExport): Uint8Array {
  const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(',');
  const row = quoted(columns.map(([, value]) => value));
  const rows = [quoted(columns.map(([header]) => header)), ...Array.from({ length: 12 }, () => row), ''];
  return new TextEncoder().encode(rows.join('\r\n'));
}
