import { describe, expect, it } from 'vitest';
import { toCsvText } from '../../../src/io/csvText';
import { cellError } from '../../../src/shared/value';

describe('CSV out', () => {
  it('writes values, quotes what needs it and keeps leading zeros', () => {
    expect(
      toCsvText(
        ['id', 'a,b'],
        [
          ['007', 1.5],
          ['say "hi"', true],
          [null, cellError('NA')],
        ],
      ),
    ).toBe('\uFEFFid,"a,b"\r\n007,1.5\r\n"say ""hi""",TRUE\r\n,#N/A\r\n');
  });

  it.each(['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '\n=1', '＝1+1', "=cmd|' /C calc'!A0"])(
    'disarms %j',
    (text) => {
      expect(
        toCsvText([], [[text]])
          .split('\r\n')[1]
          ?.replace(/^"/, ''),
      ).toMatch(/^'/);
    },
  );
});
