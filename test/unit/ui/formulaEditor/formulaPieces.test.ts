import { describe, expect, it } from 'vitest';
import { formulaReferences } from '../../../../src/model/formula/editing/formulaReferences';
import { formulaPieces } from '../../../../src/ui/formulaEditor/formulaPieces';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

const { document } = sampleWorkbook();
const place = { sheetId: document.sheets[0]!.id, rowIndex: null };
const looks = (formula: string, marks: Partial<Parameters<typeof formulaPieces>[1]> = {}): string[] =>
  formulaPieces(formula, {
    references: formulaReferences(formula, document, place),
    pair: null,
    fault: null,
    ...marks,
  }).map(({ text, look }) => (look === '' ? text : `${text}:${look}`));

describe('the pieces of a formula', () => {
  it('are as few as there are looks', () => {
    expect(looks('=SUM(A1, Gone!B2)+"x"')).toEqual([
      '=SUM(',
      'A1:is-reference-1',
      ', ',
      'Gone!B2:is-unknown',
      ')+',
      '"x":is-text',
    ]);
  });

  it('show the pair of brackets and the fault', () => {
    expect(looks('=(A1))', { pair: { at: 4, partner: 1 }, fault: { from: 5, to: 6 } })).toEqual([
      '=',
      '(:is-pair',
      'A1:is-reference-1',
      '):is-pair',
      '):is-fault',
    ]);
  });

  it('begin with the first colour again after the last', () => {
    const formula = `=${Array.from({ length: 8 }, (_, index) => `A${index + 1}`).join('+')}`;
    const colours = looks(formula).filter((piece) => piece.includes(':'));
    expect(colours.at(0)).toBe('A1:is-reference-1');
    expect(colours.at(-1)).toBe('A8:is-reference-1');
  });
});
