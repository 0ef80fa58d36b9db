import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { toStoredFormula } from '../../src/model/formula/vocabulary';
import { isFunctionToken, isNameToken, tokensOf } from '../../src/model/formula/tokens';
import { newGridSheet, newWorkbook } from '../../src/model/newWorkbook';
import { isCellError, plainText, type CellValue } from '../../src/shared/value';
import { readExcelWorkbook, type ExcelSheet } from '../support/excelWorkbook';
import { sharedFile } from '../support/sharedData';
import { EngineWorld } from './engineWorld';

/**
 * Cells with a formula that agree with what Excel saved, of those whose functions we have. A level may rise, never fall.
 */
const recorded: Readonly<Record<string, readonly [agreeing: number, of: number]>> = {
  'CORREL_SLOPE_INTERCEPT_RSQ_STEYX.xlsx': [5, 5],
  'COUNTIF.xlsx': [531, 531],
  'COUNTIFS.xlsx': [312, 312],
  'FREQUENCY.xlsx': [22, 22],
  'IRR.xlsx': [101, 132],
  'LAMBDA.xlsx': [0, 0],
  'LET.xlsx': [0, 0],
  'MIRR.xlsx': [225, 225],
  'MODE.xlsx': [20, 20],
  'NPER.xlsx': [45, 45],
  'NPV.xlsx': [34, 34],
  'PERCENTIL_QUARTIL.xlsx': [68, 68],
  'PMT.xlsx': [309, 309],
  'PV.xlsx': [45, 45],
  'RANK_EQ_RANK_AVG.xlsx': [20, 20],
  'SMALL_LARGE.xlsx': [23, 26],
  'SORT.xlsx': [238, 238],
  'STDEV.xlsx': [4, 4],
  'SUMIF_AVERAGE_IF.xlsx': [50, 50],
  'SUMPRODUCT.xlsx': [2, 2],
  'TEXT.xlsx': [374, 374],
  'TREND_GROWTH.xlsx': [36, 36],
  'XIRR.xlsx': [32, 42],
  'XNPV.xlsx': [21, 24],
};
const target = 0.97;

interface Tally {
  agreeing: number;
  of: number;
  unsupported: number;
  /** `Sheet1!A1` and what differs there. */
  readonly differences: Map<string, string>;
}

const available = sharedFile('excel') !== null;
if (!available) console.info('Excel agreement is skipped: there are no workbooks in ../shared/data/excel');

/** `| IRR.xlsx | General!M2, General!M3 | reason |` in the list of differences. */
function listedDifferences(): ReadonlyMap<string, ReadonlySet<string>> {
  const text = readFileSync(new URL('../../formulas/EXCEL.md', import.meta.url), 'utf8');
  const listed = new Map<string, Set<string>>();
  for (const [, file = '', cells = ''] of text.matchAll(/^\| (\S+\.xlsx)\s*\| ([^|]+) \|/gm)) {
    const known = listed.get(file) ?? new Set<string>();
    for (const cell of cells.split(',')) known.add(cell.trim());
    listed.set(file, known);
  }
  return listed;
}

/** Whether we have every function a formula calls. Names of a workbook mean nothing to us, so they are not ours to know. */
function isSupported(formula: string): boolean {
  return tokensOf(formula).every((token, index, tokens) => {
    const isCalled = isFunctionToken(token) || (isNameToken(token) && tokens[index + 1]?.value === '(');
    return !isCalled || isKnownFunction(token.value.toUpperCase());
  });
}

function agrees(ours: CellValue, saved: CellValue): boolean {
  if (typeof ours === 'number' && typeof saved === 'number') {
    return Math.abs(ours - saved) <= 1e-9 * Math.max(Math.abs(ours), Math.abs(saved));
  }
  if (isCellError(ours) || isCellError(saved)) {
    return isCellError(ours) && isCellError(saved) && ours.code === saved.code;
  }
  return ours === saved;
}

function worldOf(sheets: readonly ExcelSheet[]): EngineWorld {
  const world = new EngineWorld(inProcessTransport, {
    ...newWorkbook(),
    sheets: sheets.map(({ name, rows, columns }) =>
      newGridSheet(name, { rows: Math.max(rows, 100), columns: Math.max(columns, 26) }),
    ),
  });
  const { document } = world.workbook;
  for (const { name, inputs } of sheets) {
    const entered = Object.entries(inputs).filter(
      ([, input]) =>
        typeof input !== 'string' ||
        !input.startsWith('=') ||
        toStoredFormula(input, document, { sheetId: null }).ok,
    );
    world.type(Object.fromEntries(entered), name);
  }
  return world;
}

async function compare(file: string): Promise<Tally> {
  const sheets = await readExcelWorkbook(sharedFile(`excel/${file}`) ?? '');
  const world = worldOf(sheets);
  await world.settled();
  const tally: Tally = { agreeing: 0, of: 0, unsupported: 0, differences: new Map() };
  for (const { name, formulas } of sheets) {
    for (const { formula, saved } of formulas) {
      for (const [address, value] of Object.entries(saved)) {
        if (!isSupported(formula)) {
          tally.unsupported++;
          continue;
        }
        tally.of++;
        const ours = world.cell(address, name);
        if (agrees(ours, value)) tally.agreeing++;
        else {
          const difference = `${formula} is ${plainText(ours)}, in Excel ${plainText(value)}`;
          tally.differences.set(`${name}!${address}`, difference);
        }
      }
    }
  }
  world.dispose();
  return tally;
}

describe.skipIf(!available)('formulas of workbooks that Excel saved', () => {
  const tallies = new Map<string, Tally>();
  const listed = listedDifferences();

  afterAll(() => {
    const lines = [...tallies].map(
      ([file, { agreeing, of, unsupported }]) =>
        `${file.padEnd(40)} ${String(agreeing).padStart(4)} of ${String(of).padStart(4)}` +
        (unsupported > 0 ? `, ${unsupported} with functions we do not have` : ''),
    );
    console.info(lines.join('\n'));
  });

  it.each(Object.entries(recorded))('%s', async (file, [agreeing, of]) => {
    const tally = await compare(file);
    tallies.set(file, tally);
    const unlisted = [...tally.differences].filter(([cell]) => !listed.get(file)?.has(cell));
    expect(unlisted).toEqual([]);
    expect(tally.of).toBeGreaterThanOrEqual(of);
    expect(tally.agreeing).toBeGreaterThanOrEqual(agreeing);
  });

  it('agree to the target, and no difference is listed that is none any more', () => {
    const sum = (part: 'agreeing' | 'of'): number =>
      [...tallies.values()].reduce((total, tally) => total + tally[part], 0);
    expect(sum('agreeing') / sum('of')).toBeGreaterThanOrEqual(target);
    for (const [file, cells] of listed) {
      expect([...cells].filter((cell) => !tallies.get(file)?.differences.has(cell))).toEqual([]);
    }
  });
});
