import { describe, expect, it } from 'vitest';
import { fitGeneral, marksFor } from '../../../src/grid/numberFit';

const upTo = (characters: number) => (text: string) => text.length <= characters;

describe('a number in a narrow column', () => {
  it.each([
    [1234.5678, 9, '1234.5678'],
    [1234.5678, 6, '1234.6'],
    [1234.5678, 5, '1235'],
    [1234.5678, 3, null],
    [0.30000004, 5, '0.3'],
    [-2.75, 3, '-3'],
    [123456789012, 9, '1.235E+11'],
    [123456789012, 7, '1.2E+11'],
    [123456789012, 6, '1E+11'],
    [123456789012, 4, null],
    [0.00012, 4, null],
    [0.00012, 5, '1E-04'],
    [0.999, 4, '1'],
  ])('%d has %d characters: %s', (value, room, shown) => {
    expect(fitGeneral(value, String(value), upTo(room))).toBe(shown);
  });

  it('keeps the power of ten that it is shown with', () => {
    expect(fitGeneral(1.23456e20, '1.23456E+20', upTo(8))).toBe('1.23E+20');
    expect(fitGeneral(1e-12, '1E-12', upTo(4))).toBeNull();
  });

  it('gives way to marks that fill the cell', () => {
    expect(marksFor(upTo(4))).toBe('####');
    expect(marksFor(upTo(0))).toBe('#');
  });
});
