import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openPackage, partText } from '../../../../src/io/xlsx/xlsxPackage';

describe('the parts of an XLSX file', () => {
  const name = 'xl/workbook.xml';
  const stored = (): Uint8Array => zipSync({ [name]: [strToU8('<workbook/>'), { level: 0 }] });
  const placeOf = (bytes: Uint8Array, text: string): number =>
    Array.from(bytes, (byte) => String.fromCharCode(byte))
      .join('')
      .indexOf(text);

  it('are read as they were packed', () => {
    const opened = openPackage(stored());
    expect(opened.ok && partText(opened.value, name)).toBe('<workbook/>');
  });

  it('are damaged where one letter is another, though it could be read', () => {
    const bytes = stored();
    bytes[placeOf(bytes, '<workbook/>') + 1] = 'W'.charCodeAt(0);
    expect(openPackage(bytes)).toMatchObject({ problem: { code: 'fileDamaged' } });
  });

  it('are damaged where one unpacks to another size than the directory says', () => {
    const bytes = zipSync({ [name]: strToU8('<workbook/>'.repeat(99)) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const entry = placeOf(bytes, 'PK\u0001\u0002');
    view.setUint32(entry + 24, view.getUint32(entry + 24, true) - 11, true);
    expect(openPackage(bytes)).toMatchObject({ problem: { code: 'fileDamaged' } });
  });
});
