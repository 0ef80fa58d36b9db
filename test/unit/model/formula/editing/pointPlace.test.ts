import { describe, expect, it } from 'vitest';
import { pointPlace, putReference } from '../../../../../src/model/formula/editing/pointPlace';

/** The caret is written `|`, a selection between two of them. */
function at(marked: string): ReturnType<typeof pointPlace> {
  const start = marked.indexOf('|');
  const end = Math.max(start, marked.lastIndexOf('|') - 1);
  return pointPlace({ text: marked.replaceAll('|', ''), start, end });
}

describe('a reference can be pointed at', () => {
  it.each([
    '=|',
    '=A1+|',
    '=SUM(|',
    '=SUM(|)',
    '=SUM(A1,|)',
    '=A1+|*2',
    '=A1:|',
    '=A1 + |',
    '={|',
    '=|A1|',
    '=A1&|B1|+1',
  ])('in %s', (marked) => {
    expect(at(marked)).not.toBeNull();
  });

  it.each([
    '|',
    '=A1|',
    '=SUM|',
    '="a|"',
    '="a|',
    '=5%|',
    '=SUM(A1)|',
    '=|A1',
    '=A|1',
    '=[@|',
    '|=',
    'a+|',
    '=Sheet1!|',
  ])('not in %s', (marked) => {
    expect(at(marked)).toBeNull();
  });

  it('and takes its place, which the next one replaces', () => {
    const first = putReference('=SUM()', { from: 5, to: 5 }, 'A1');
    expect(first).toEqual({ text: '=SUM(A1)', place: { from: 5, to: 7 } });
    expect(putReference(first.text, first.place, 'A1:B12').text).toBe('=SUM(A1:B12)');
  });
});
