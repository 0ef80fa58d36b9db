import { describe, expect, it } from 'vitest';
import { callAt } from '../../../../../src/model/formula/editing/callAt';

/** The caret is written `|`. */
function at(marked: string): ReturnType<typeof callAt> {
  const caret = marked.indexOf('|');
  return callAt(marked.replace('|', ''), caret);
}

describe('the call at the caret', () => {
  it.each([
    ['=SUM(|', 'SUM', 0],
    ['=SUM(A1,|', 'SUM', 1],
    ['=SUM(A1, IF(B1, |', 'IF', 1],
    ['=SUM(A1, IF(B1, 2), |', 'SUM', 2],
    ['=SUM((A1+|', 'SUM', 0],
    ['=SUM({1,2,|', 'SUM', 0],
    ['=SUM(|A1,B1)', 'SUM', 0],
    ['=RFM.SCORE(客户[收入],|', 'RFM.SCORE', 1],
    ['=IF(A1="a,b",|', 'IF', 1],
  ])('%s', (marked, name, argument) => {
    expect(at(marked)).toMatchObject({ name, argument });
  });

  it.each(['=SUM|(A1)', '=SUM(A1)|', '=(A1|)', '=A1|'])('is none in %s', (marked) => {
    expect(at(marked)).toBeNull();
  });
});
