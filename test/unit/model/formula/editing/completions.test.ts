import { describe, expect, it } from 'vitest';
import { completionsFor, type Completion } from '../../../../../src/model/formula/editing/completions';
import type { FunctionInfo } from '../../../../../src/model/formula/editing/functionInfo';
import { wordAt } from '../../../../../src/model/formula/editing/wordAt';
import { newNamedRangeId, newParameterId } from '../../../../../src/model/ids';
import { newWorkbook } from '../../../../../src/model/newWorkbook';
import { sampleTable } from '../../../../support/sampleWorkbook';

const info = (name: string, zh = ''): FunctionInfo => ({
  name,
  summary: { en: '', 'zh-CN': zh },
  parameters: [],
  repeated: 0,
  example: null,
  unit: null,
});
const functions = [
  info('SUM', '求和'),
  info('SUMIFS', '按条件求和'),
  info('RETENTION'),
  info('RFM.SCORE'),
  info('MROUND'),
];
const table = sampleTable('客户 2026', [
  { name: 'Revenue', type: 'number', values: [1] },
  { name: 'Net margin', type: 'number', values: [1] },
  { name: '收入[元]', type: 'number', values: [1] },
]);
const empty = newWorkbook();
const grid = { ...empty.sheets[0]!, name: 'My sheet' };
const document = {
  ...empty,
  sheets: [grid, table],
  namedRanges: [{ id: newNamedRangeId(), name: 'Tariffs', refersTo: `${grid.id}!$B$2:$B$9` }],
  parameters: [
    {
      id: newParameterId(),
      name: 'Rate',
      label: { en: 'Rate', 'zh-CN': '贴现率' },
      kind: 'percent' as const,
      value: 0.1,
    },
  ],
};

/** What each proposal makes of the formula; the caret is written `|`. */
function proposed(marked: string, sheetId = grid.id): { made: string[]; all: readonly Completion[] } {
  const formula = marked.replace('|', '');
  const word = wordAt(formula, marked.indexOf('|'));
  if (!word) return { made: [], all: [] };
  const all = completionsFor(word, { functions, document, sheetId });
  return {
    all,
    made: all.map(({ insert }) => `${formula.slice(0, word.from)}${insert}|${formula.slice(word.to)}`),
  };
}

describe('completions', () => {
  it('offer functions that begin with what is typed, opened for their arguments', () => {
    expect(proposed('=su|').made).toEqual(['=SUM(|', '=SUMIFS(|']);
    expect(proposed('=A1+SU|(B1)').made).toEqual(['=A1+SUM|(B1)', '=A1+SUMIFS|(B1)']);
  });

  it('put names of the workbook before functions, and later parts of a name after beginnings', () => {
    expect(proposed('=r|').made).toEqual(['=Rate|', '=RETENTION(|', '=RFM.SCORE(|']);
    expect(proposed('=sc|').made).toEqual(['=RFM.SCORE(|']);
    expect(proposed('=round|').made).toEqual(['=MROUND(|']);
  });

  it('find a function by what it does, in Chinese', () => {
    expect(proposed('=求|').made).toEqual(['=SUM(|', '=SUMIFS(|']);
  });

  it('say of a name what it refers to', () => {
    const { made, all } = proposed('=SUM(ta|)');
    expect(made).toEqual(['=SUM(Tariffs|)']);
    const cells = "'My sheet'!$B$2:$B$9";
    expect(all[0]).toMatchObject({ kind: 'range', summary: { en: cells, 'zh-CN': cells } });
  });

  it('lead into tables and sheets', () => {
    expect(proposed('=客|').made).toEqual(['=客户_2026[|']);
    expect(proposed('=My|', table.id).made).toEqual(["='My sheet'!|"]);
  });

  it('offer the columns of the own table in the same row', () => {
    expect(proposed('=rev|', table.id).made).toEqual(['=[@Revenue]|']);
    expect(proposed('=net|', table.id).made).toEqual(['=[@[Net margin]]|']);
  });

  it('complete columns between brackets and close them', () => {
    expect(proposed('=SUM(客户_2026[|').made).toEqual([
      '=SUM(客户_2026[Revenue]|',
      '=SUM(客户_2026[Net margin]|',
      "=SUM(客户_2026[收入'[元']]|",
    ]);
    expect(proposed('=[@Re|]*2', table.id).made).toEqual(['=[@Revenue]|*2']);
    expect(proposed('=[@ne|', table.id).made).toEqual(['=[@[Net margin]]|']);
    expect(proposed('=[@[ne|', table.id).made).toEqual(['=[@[Net margin]|']);
    expect(proposed('=SUM(客户_2026[[Re|').made).toEqual(['=SUM(客户_2026[[Revenue]|']);
  });

  it('know no columns of what is no table', () => {
    expect(proposed('=Nothing[|').made).toEqual([]);
    expect(proposed('=[@|').made).toEqual([]);
  });

  it('are no more than fifty', () => {
    const many = Array.from({ length: 80 }, (_, index) => info(`XF${index}`));
    const word = wordAt('=xf', 3);
    expect(completionsFor(word!, { functions: many, document, sheetId: null })).toHaveLength(50);
  });
});
