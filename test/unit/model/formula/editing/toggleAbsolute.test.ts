import { describe, expect, it } from 'vitest';
import { toggleAbsolute, type EditedText } from '../../../../../src/model/formula/editing/toggleAbsolute';

const caretAt = (text: string, at = text.length): EditedText => ({ text, start: at, end: at });

describe('F4', () => {
  it('goes round the four kinds of reference, with the caret behind it', () => {
    const seen = ['=B2'];
    let edited = caretAt('=B2');
    for (let step = 0; step < 4; step++) {
      edited = toggleAbsolute(edited) as EditedText;
      seen.push(edited.text);
      expect(edited.start).toBe(edited.text.length);
    }
    expect(seen).toEqual(['=B2', '=$B$2', '=B$2', '=$B2', '=B2']);
  });

  it('toggles both corners of a range and leaves the rest', () => {
    expect(toggleAbsolute(caretAt('=SUM(A1:B2)+C3', 7))).toEqual({
      text: '=SUM($A$1:$B$2)+C3',
      start: 14,
      end: 14,
    });
  });

  it('keeps the name of the sheet as it was typed', () => {
    expect(toggleAbsolute(caretAt("='my sheet'!a1"))?.text).toBe("='my sheet'!$A$1");
  });

  it('toggles whole columns and rows', () => {
    expect(toggleAbsolute(caretAt('=A:B'))?.text).toBe('=$A:$B');
    expect(toggleAbsolute(caretAt('=$A:$B'))?.text).toBe('=A:B');
    expect(toggleAbsolute(caretAt('=2:3'))?.text).toBe('=$2:$3');
  });

  it('toggles all that is selected, and selects it again', () => {
    expect(toggleAbsolute({ text: '=A1+B2+C3', start: 1, end: 6 })).toEqual({
      text: '=$A$1+$B$2+C3',
      start: 1,
      end: 10,
    });
  });

  it('does nothing away from references', () => {
    expect(toggleAbsolute(caretAt('=SUM(1,2)'))).toBeNull();
    expect(toggleAbsolute(caretAt('=[@Revenue]'))).toBeNull();
    expect(toggleAbsolute(caretAt('A1'))).toBeNull();
  });
});
