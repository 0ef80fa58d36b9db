import { afterEach, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { toTemplateFragment } from '../../src/io/templateLink';
import { applyOperations } from '../../src/model/applyOperations';
import { receiveTemplate } from '../../src/session/templating/receiveTemplate';
import { scratchOn } from '../../src/session/templating/scratchWorkbook';
import { TemplateService } from '../../src/session/templateService';
import { WorkbookCore } from '../../src/session/workbookCore';
import { applyTemplate } from '../../templates/applyTemplate';
import { sampleDocument } from '../../templates/selfTest';
import type { Template } from '../../templates/schema';
import { builtInTemplate, builtInTemplates } from '../support/builtInTemplates';

let core: WorkbookCore | null = null;
afterEach(() => core?.dispose());

const engine = { engine: inProcessTransport, engineLicenseKey: 'gpl-v3' };

describe('a template from elsewhere', () => {
  it.each(builtInTemplates().map((template) => [template.id, template] as const))(
    '%s fits into a link and comes back whole, with all its formulas told',
    async (_, template) => {
      const fragment = toTemplateFragment(JSON.stringify(template));
      if (!fragment.ok) throw new Error(JSON.stringify(fragment.problem));
      const received = await receiveTemplate(fragment.value);
      if (!received.ok) throw new Error(JSON.stringify(received.problem));
      expect(received.value.template).toEqual(template);
      const told = new Set(received.value.formulas.flatMap(({ text }) => Object.values(text)));
      for (const formula of formulasOf(template)) expect(told).toContain(formula);
    },
  );

  it.each([
    ['no JSON', '<html><script>alert(1)</script></html>', '$', 'templates_fault_notJson'],
    ['code', changed({ onOpen: 'alert(1)' }), 'onOpen', 'templates_fault_unknownKey'],
    [
      'markup',
      changed({ question: { en: '<img src=x>', 'zh-CN': '?' } }),
      'question.en',
      'templates_fault_notPlainText',
    ],
    [
      'an address',
      changed({ name: { en: 'https://example.org', 'zh-CN': '?' } }),
      'name.en',
      'templates_fault_notPlainText',
    ],
    ['too much of it', ' '.repeat(2 * 1024 * 1024 + 1), '$', 'templates_fault_tooLarge'],
    [
      'a million brackets',
      '['.repeat(1000) + ']'.repeat(1000),
      '0.'.repeat(31) + '0',
      'templates_fault_tooDeep',
    ],
  ])('is refused with reason and place: %s', async (_, text, path, reason) => {
    const received = await receiveTemplate(new Blob([text]));
    expect(received).toMatchObject({
      ok: false,
      problem: { code: 'templateInvalid', params: { path, reason } },
    });
  });

  it('is refused when it is of a newer format', async () => {
    const received = await receiveTemplate(new Blob([changed({ formatVersion: 3 })]));
    expect(received).toMatchObject({ ok: false, problem: { code: 'templateNewer' } });
  });
});

describe('an upgrade', () => {
  it('shows what it comes to on the user’s data before anything changes, and is one undo', async () => {
    const template = builtInTemplate('customer-value');
    const sample = sampleDocument(template, 'en');
    const first = applyTemplate(sample.document, template, { mapping: sample.mapping });
    if (!first.ok) throw new Error(JSON.stringify(first.problem));
    const document = applyOperations(sample.document, first.value).document;
    core = new WorkbookCore({ document, ...engine });
    await core.engine.settled();
    const service = new TemplateService(core.workbook, core.values, {
      locale: () => 'en',
      scratch: scratchOn(inProcessTransport, 'gpl-v3'),
    });
    const [value, ...columns] = template.columns;
    const next = {
      ...template,
      version: '1.1.0',
      columns: [
        { ...value!, formulas: ['=2*([@revenue]-[@marketingCost]-[@salesCost]-[@serviceCost])'] },
        ...columns,
      ],
    };
    const source = { id: next.id, template: next };
    const choice = { mapping: sample.mapping, parameters: {} };
    const compared = await service.compare(source, choice);
    if (!compared.ok || !compared.value) throw new Error(JSON.stringify(compared));
    expect(core.workbook.document).toBe(document);
    expect(compared.value).toMatchObject({ fromVersion: template.version, toVersion: '1.1.0' });
    expect(compared.value.results).toContainEqual(
      expect.objectContaining({ label: 'Total value', before: '2,810.0', after: '5,620.0' }),
    );
    expect(compared.value.columns[0]).toEqual({ where: 'Customers[Customer value]', rows: 10 });

    expect(await service.apply(source, choice)).toEqual({ ok: true, value: undefined });
    expect(core.workbook.document.templates[0]).toMatchObject({ version: '1.1.0', author: 'Worthbook' });
    core.history.undo();
    expect(core.workbook.document.templates).toEqual(document.templates);
    expect(core.workbook.document.sheets).toEqual(document.sheets);
    expect(core.history.canUndo).toBe(false);
  });
});

function changed(changes: object): string {
  return JSON.stringify({ ...builtInTemplate('customer-value'), ...changes });
}

function formulasOf(template: Template): string[] {
  const written = [
    ...template.columns.flatMap(({ formulas }) => formulas),
    ...template.sheets.flatMap(({ cells }) => cells.flatMap(({ formula = [] }) => formula)),
  ];
  return written.flatMap((formula) => (typeof formula === 'string' ? [formula] : Object.values(formula)));
}
