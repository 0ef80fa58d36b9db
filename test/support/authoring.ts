import type { WorkbookDocument } from '../../src/model/document';
import type { AuthoringChoice, TemplateAbout } from '../../src/model/templateDraft';

export const sampleAbout: TemplateAbout = {
  id: 'my-method',
  version: '1.0.0',
  author: 'Ada',
  name: { en: 'My method', 'zh-CN': '我的方法' },
  question: { en: 'Which customers?', 'zh-CN': '哪些客户？' },
  description: null,
  topic: 'value',
  changes: null,
};

/** Everything of a workbook that can go into a template. */
export function wholeChoice(document: WorkbookDocument, about: Partial<TemplateAbout> = {}): AuthoringChoice {
  return {
    sheets: document.sheets
      .filter((sheet) => sheet.kind === 'grid' && Object.keys(sheet.chunks).length > 0)
      .map(({ id }) => id),
    columns: document.sheets.flatMap((sheet) =>
      sheet.kind === 'table'
        ? sheet.columns
            .filter(({ formula }) => formula !== null)
            .map(({ id }) => ({ sheetId: sheet.id, columnId: id }))
        : [],
    ),
    parameters: document.parameters.map(({ id }) => id),
    charts: document.charts.map(({ id }) => id),
    leftOut: [],
    texts: {},
    fields: {},
    about: { ...sampleAbout, ...about },
  };
}
