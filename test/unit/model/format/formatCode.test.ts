import { describe, expect, it } from 'vitest';
import { checkFormatCode, withDecimals } from '../../../../src/model/format/formatCode';
import { commonFormats } from '../../../../src/model/format/commonFormats';

describe('a number format code', () => {
  it.each(['#,##0.00', '0%', 'yyyy-mm-dd', '# ?/?', '@', '[Red]-0;0', '_-* #,##0.00_-', 'General'])(
    '%s is one',
    (code) => {
      expect(checkFormatCode(code).ok).toBe(true);
    },
  );

  it.each(['', ' ', '[Foo]0', '"open', '0;0;0;0;0', '0'.repeat(300)])('%j is none', (code) => {
    expect(checkFormatCode(code)).toMatchObject({ ok: false, problem: { code: 'formatCodeInvalid' } });
  });

  it('is each one that the menu offers', () => {
    for (const { code } of commonFormats)
      expect(code === null || checkFormatCode(code).ok, `${code}`).toBe(true);
  });
});

describe('decimals', () => {
  it.each([
    ['#,##0', 1, '#,##0.0'],
    ['#,##0.0', 1, '#,##0.00'],
    ['#,##0.0', -1, '#,##0'],
    ['0', -1, '0'],
    ['0.00%', -1, '0.0%'],
    ['0%', 1, '0.0%'],
    ['0.00E+00', 1, '0.000E+00'],
    ['0E+0', 1, '0.0E+0'],
    ['¥#,##0.00;[Red]-¥#,##0.00', -1, '¥#,##0.0;[Red]-¥#,##0.0'],
    ['0 "a.0"', 1, '0.0 "a.0"'],
    ['yyyy-mm-dd', 1, 'yyyy-mm-dd'],
    ['# ?/?', 1, '# ?/?'],
    ['@', 1, '@'],
  ] as const)('of %s by %i: %s', (code, change, expected) => {
    expect(withDecimals(code, change, 1)).toBe(expected);
  });

  it('are made from the number where no code says how many', () => {
    expect(withDecimals(undefined, 1, 1.25)).toBe('0.000');
    expect(withDecimals('General', -1, 1.25)).toBe('0.0');
    expect(withDecimals(undefined, -1, 7)).toBe('0');
  });
});
