import { expect, it } from 'vitest';
import { expandLet } from '../../../../src/io/xlsx/expandLet';

const inFile = (text: string): string =>
  text.replaceAll('LET(', '_xlfn.LET(').replaceAll(/\b([xyzf])\b/g, '_xlpm.$1');

it.each([
  ['SUM(A1,3)', 'SUM(A1,3)'],
  ['LET(x,1,SUM(x,3))', 'SUM(1,3)'],
  ['LET(x,A1,y,34, x+y)', '(A1+34)'],
  ['1+LET(x,1+2,x*8)', '1+((1+2)*8)'],
  ['LET(x,A1:A9,y,"a, b",COUNTIF(x,y))', 'COUNTIF(A1:A9,"a, b")'],
  ['LET(x,SUM(A1,2),y,x*2,x/y)', '(SUM(A1,2)/(SUM(A1,2)*2))'],
  ['LET(x,SUM(1)+SUM(2),x)', '(SUM(1)+SUM(2))'],
  ['LET(x,{1,2},SUM(x))', 'SUM({1,2})'],
  // The inner name hides the outer one, inside and nowhere else.
  ['LET(x,8,LET(x,2,x+x)*x)', '((2+2)*8)'],
  ['LET(x,1,y,LET(x,x+1,x*2),x+y)', '(1+((1+1)*2))'],
])('writes out %s', (text, expanded) => {
  expect(expandLet(inFile(text))).toBe(expanded);
});

it('leaves names alone that are not its own', () => {
  expect(expandLet('x+_xlfn.LET(_xlpm.x,1,_xlpm.x)')).toBe('x+1');
  expect(expandLet('OUTLET(1)')).toBe('OUTLET(1)');
});

it.each([
  ['asks once for what changes each time', 'LET(x,RAND(),x-x)'],
  ['names a place', 'LET(x,A1,SUM(x:B2))'],
  ['has no result', 'LET(x,1)'],
  ['has no value for a name', 'LET(x,,x)'],
  ['has something else for a name', 'LET(1,2,3)'],
  ['is not closed', 'LET(x,1,x'],
])('has no other form where it %s', (_, text) => {
  expect(expandLet(inFile(text))).toBeNull();
});

it('ends for names that double and double', () => {
  const names = Array.from({ length: 40 }, (_, at) => `_xlpm.n${at}`);
  const definitions = names.map(
    (name, at) => `${name},${at === 0 ? '1' : `${names[at - 1]}+${names[at - 1]}`}`,
  );
  expect(expandLet(`_xlfn.LET(${definitions.join(',')},${names.at(-1)})`)).toBeNull();
  expect(expandLet(`${'_xlfn.LET(_xlpm.x,1,'.repeat(50)}_xlpm.x${')'.repeat(50)}`)).toBeNull();
});
