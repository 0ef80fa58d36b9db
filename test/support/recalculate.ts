import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const office = '/usr/bin/soffice';

/** Whether there is LibreOffice to open files with. */
export const hasOffice = existsSync(office);
if (!hasOffice) console.info('The check by LibreOffice is skipped: it is not installed');

/** An XLSX file as LibreOffice writes it again, with every formula recalculated. */
export function recalculate(file: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'worthbook-xlsx-'));
  try {
    const path = join(folder, 'book.xlsx');
    writeFileSync(path, file);
    execFileSync(office, [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      join(folder, 'out'),
      path,
    ]);
    return new Uint8Array(readFileSync(join(folder, 'out/book.xlsx')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
