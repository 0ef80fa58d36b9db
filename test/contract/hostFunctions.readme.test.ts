import { afterEach, describe, expect, it } from 'vitest';
import type { HostFunction } from '../../formulas/hostFunction';
import { createWorkbook, openWorkbook } from '../../src/session/headless/openHeadless';
import { CommandRunner } from '../../src/session/commandRunner';
import type { HeadlessWorkbook } from '../../src/session/headless/headlessTypes';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { newWorkbook } from '../../src/model/newWorkbook';
import { WorkbookCore } from '../../src/session/workbookCore';
import { testBench } from '../unit/commands/commandContext';
import { functions as ourFunctions } from '../hosts/ourFunctions.js';
import { guideFiles } from '../support/guideFiles';

/** The module that the README shows, run as it stands there. */
async function functionsOfReadme(): Promise<readonly HostFunction[]> {
  const code = guideFiles.get('ourFunctions.js');
  const module = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code ?? '')}`
  )) as { readonly functions: readonly HostFunction[] };
  return module.functions;
}

describe('a workbook without a screen', () => {
  const opened: HeadlessWorkbook[] = [];
  const kept = (workbook: HeadlessWorkbook): HeadlessWorkbook => {
    opened.push(workbook);
    return workbook;
  };
  afterEach(() => {
    for (const workbook of opened.splice(0)) workbook.dispose();
  });

  it('calls the functions of the README, whose examples are what they say', async () => {
    const functions = await functionsOfReadme();
    const workbook = kept(await createWorkbook({ locale: 'en', functions }));
    for (const { examples = [] } of functions) {
      for (const { formula, result } of examples) expect(await workbook.evaluate(formula)).toBe(result);
    }
    expect(await workbook.evaluate('=OUR.MARGIN(0,1)')).toEqual({
      error: '#DIV/0!',
      message: 'OUR.MARGIN: There is no revenue.',
    });
    expect(await workbook.evaluate('=OUR.MARGIN(1,-1)')).toMatchObject({ error: '#NUM!' });
  });

  it('says in its language what a function did wrong', async () => {
    const [, , , , throws, answers] = ourFunctions;
    const functions = [throws!, answers!];
    const workbook = kept(await createWorkbook({ locale: 'zh-CN', functions }));
    expect(await workbook.evaluate('=OUR.THROWS()')).toEqual({
      error: '#ERROR!',
      message: '本页面提供的函数 OUR.THROWS 出错：no price list',
    });
    expect(await workbook.evaluate('=OUR.ANSWERS("promise")')).toMatchObject({
      message: expect.stringContaining('Promise'),
    });
  });

  it('rejects rows that are refused, with the reason', async () => {
    await expect(createWorkbook({ functions: ourFunctions })).rejects.toMatchObject({
      name: 'WorthbookError',
      code: 'hostFunctionNameTaken',
      params: { name: 'CLV' },
    });
  });

  it('knows its own functions only, beside one that has others, and names those that are missing', async () => {
    const functions = await functionsOfReadme();
    const one = kept(await createWorkbook({ locale: 'en', functions }));
    one.setCell('Sheet1!A1', '=OUR.MARGIN(200,150)');
    await one.settled();
    expect(one.getCell('Sheet1!A1')).toBe(0.25);
    const other = kept(await openWorkbook(await one.save(), { locale: 'en' }));
    expect(other.getCell('Sheet1!A1')).toEqual({
      error: '#NAME?',
      message: expect.stringContaining('OUR.MARGIN'),
    });
    expect(await other.evaluate('=1+1')).toBe(2);
    const again = kept(await openWorkbook(await other.save(), { locale: 'en', functions }));
    expect(again.getCell('Sheet1!A1')).toBe(0.25);
  });
});

it('a parameter is not named like a function of the host', async () => {
  const engine = () => inProcessTransport(ourFunctions);
  const core = new WorkbookCore({ document: newWorkbook(), engine, engineLicenseKey: 'gpl-v3' });
  const runner = new CommandRunner(core, { locale: 'en', readOnly: false });
  runner.attachScreen({ ...testBench().services, selection: null });
  const add = (name: string) =>
    runner.run('parameters.add', { parameter: { name, label: {}, kind: 'number', value: 1 } });
  expect(await add('our.margin')).toMatchObject({ ok: false, problem: { code: 'parameterIsFunction' } });
  expect(core.workbook.document.parameters).toEqual([]);
  expect(await add('our.price')).toEqual({ ok: true });
  core.dispose();
});
