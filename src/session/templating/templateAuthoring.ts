import { appliedTemplateOf } from '../../../templates/appliedTemplate';
import { applyTemplate } from '../../../templates/applyTemplate';
import { possibleSamples, sampleOf } from '../../../templates/authoring/authoredSample';
import { extractTemplate, type ExtractedTemplate } from '../../../templates/authoring/extractTemplate';
import { templateContents } from '../../../templates/authoring/templateContents';
import { loadBuiltInTemplate } from '../../../templates/registry';
import type { Template } from '../../../templates/schema';
import { readTemplate } from '../../../templates/validateTemplate';
import { applyOperations } from '../../model/applyOperations';
import type { WorkbookDocument } from '../../model/document';
import { tokensOf } from '../../model/formula/tokens';
import { gridCells } from '../../model/lookup';
import type {
  AuthoringChoice,
  AuthoringParts,
  DraftContent,
  KnownTemplate,
  SampleChoice,
  TemplateContent,
  TemplateDraft,
} from '../../model/templateDraft';
import type { Workbook } from '../../model/workbook';
import { ok, type Result } from '../../shared/result';
import { sourceOf } from './keptTemplate';
import { recordSelfTest } from './recordSelfTest';
import type { Scratch } from './scratchWorkbook';
import { templateFile, type TemplateFileOut } from './templateFile';
import { textsInTables } from './tableTexts';

/** Makes templates from a workbook; its code is loaded when somebody does. */
export class TemplateAuthoring {
  readonly #workbook: Workbook;
  readonly #scratch: Scratch;

  constructor(workbook: Workbook, scratch: Scratch) {
    this.#workbook = workbook;
    this.#scratch = scratch;
  }

  parts(): AuthoringParts {
    const { document } = this.#workbook;
    return {
      sheets: document.sheets.flatMap((sheet) => {
        const cellCount = sheet.kind === 'grid' ? [...gridCells(sheet)].length : 0;
        return cellCount > 0 ? [{ id: sheet.id, name: sheet.name, cellCount }] : [];
      }),
      columns: document.sheets.flatMap((sheet) =>
        sheet.kind === 'table'
          ? sheet.columns
              .filter(({ formula }) => formula !== null)
              .map(({ id, name }) => ({
                column: { sheetId: sheet.id, columnId: id },
                name,
                table: sheet.name,
              }))
          : [],
      ),
      parameters: document.parameters.map(({ id, name, label, value }) => ({ id, name, label, value })),
      charts: document.charts.flatMap(({ id, sheetId, title, spec }) => {
        const isOnGrid = document.sheets.some((sheet) => sheet.id === sheetId && sheet.kind === 'grid');
        return isOnGrid ? [{ id, sheetId, title, kind: spec.kind }] : [];
      }),
      known: document.templates.flatMap(({ id }) => knownTemplate(document, id) ?? []),
    };
  }

  /** What the template would hold. Errors: those of `readTemplate`. */
  async draft(choice: AuthoringChoice): Promise<Result<TemplateDraft>> {
    const { document } = this.#workbook;
    const extracted = await this.#extract(choice);
    const template = readTemplate(extracted.file);
    if (!template.ok) return template;
    return ok({
      fields: extracted.fields,
      notes: extracted.notes,
      samples: possibleSamples(template.value),
      contents: draftContents(document, template.value, extracted),
    });
  }

  /**
   * The finished file, with the self-test recorded; the workbook remembers what of it the template owns, so that a later
   * version has the same keys.
   */
  async finish(choice: AuthoringChoice, sample: SampleChoice): Promise<Result<TemplateFileOut>> {
    const extracted = await this.#extract(choice);
    const checked = readTemplate(extracted.file);
    if (!checked.ok) return checked;
    const onSample = readTemplate({ ...extracted.file, selfTest: sampleOf(checked.value, sample) });
    if (!onSample.ok) return onSample;
    const selfTest = await recordSelfTest(onSample.value, this.#scratch);
    if (!selfTest.ok) return selfTest;
    const file = { ...extracted.file, selfTest: selfTest.value };
    const template = readTemplate(file);
    if (!template.ok) return template;
    this.#remember(template.value, extracted);
    return templateFile(file);
  }

  async #extract(choice: AuthoringChoice): Promise<ExtractedTemplate> {
    const { document } = this.#workbook;
    const others = await this.#appliedTemplates(document);
    const applied = appliedTemplateOf(document, choice.about.id);
    if (!applied) return extractTemplate(document, choice, null, others);
    const template = sourceOf(applied);
    const extracted = extractTemplate(document, choice, { applied, template }, others);
    const { changelog = [] } = extracted.file;
    // What earlier versions brought stays told.
    const earlier = template?.changelog.filter(({ version }) => version !== choice.about.version) ?? [];
    return { ...extracted, file: { ...extracted.file, changelog: [...changelog, ...earlier] } };
  }

  async #appliedTemplates({ templates }: WorkbookDocument): Promise<Template[]> {
    const found: Template[] = [];
    for (const applied of templates) {
      const template = sourceOf(applied) ?? (await loadBuiltInTemplate(applied.id));
      if (template) found.push(template);
    }
    return found;
  }

  #remember(template: Template, { owned, tables, mapping }: ExtractedTemplate): void {
    const { document } = this.#workbook;
    const written = { sheets: {}, columns: {}, parameters: {}, charts: {} };
    const applied = { id: template.id, version: template.version, tables, mapping, owned, written };
    const seeded = applyOperations(document, [
      { kind: 'setTemplate', templateId: template.id, applied },
    ]).document;
    const operations = applyTemplate(seeded, template, { mapping, keepsSource: true });
    if (!operations.ok) return;
    this.#workbook.dispatch({
      // What was left out of the file stays as it is here.
      operations: operations.value.filter(({ kind }) => kind === 'setTemplate'),
      origin: 'template.save',
      label: 'commands_template_save',
    });
  }
}

function knownTemplate(document: WorkbookDocument, id: string): KnownTemplate | null {
  const applied = appliedTemplateOf(document, id);
  const template = applied && sourceOf(applied);
  if (!applied || !template) return null;
  const { name, question, description = null, topic } = template;
  const { owned, version } = applied;
  return {
    id,
    version,
    about: { id, version, author: template.author.name, name, question, description, topic, changes: null },
    owned: {
      sheets: Object.values(owned.sheets),
      columns: Object.values(owned.columns),
      parameters: Object.values(owned.parameters),
      charts: Object.values(owned.charts),
    },
  };
}

function draftContents(
  document: WorkbookDocument,
  template: Template,
  { editable, literals, leftOut }: ExtractedTemplate,
): DraftContent[] {
  const contents = templateContents(template);
  const leftOutTexts = leftOut.map(({ value }) => value).filter((value) => typeof value === 'string');
  const texts = new Set([...contents.flatMap(wordsOf), ...leftOutTexts]);
  const inTables = textsInTables(document, texts);
  const found = (words: readonly string[]): Pick<DraftContent, 'alsoIn' | 'mayNameSomebody'> => {
    const places = words.flatMap((word) => inTables.get(word) ?? []);
    return { alsoIn: places[0]?.where ?? null, mayNameSomebody: places.some(({ isNaming }) => isNaming) };
  };
  return [
    ...contents.map((content): DraftContent => {
      const literal = literals.get(content.path.replace(/\.(?:text|number|formula)$/, ''));
      return {
        ...content,
        place: literal ?? editable.get(content.path) ?? null,
        isLiteral: literal !== undefined,
        isLeftOut: false,
        ...found(wordsOf(content)),
      };
    }),
    ...leftOut.map(({ place, where, value }): DraftContent => ({
      path: place,
      part: 'sheet',
      where: { en: where, 'zh-CN': where },
      kind: typeof value === 'string' ? 'text' : 'number',
      text: { en: String(value), 'zh-CN': String(value) },
      place,
      isLiteral: true,
      isLeftOut: true,
      ...found([String(value)]),
    })),
  ];
}

/** The texts of an entry, and those within its formulas. */
function wordsOf({ kind, text }: TemplateContent): string[] {
  const both = Object.values(text);
  if (kind !== 'formula') return both;
  return both.flatMap((formula) =>
    tokensOf(formula)
      .filter(({ type }) => type === 'string')
      .map(({ value }) => value.slice(1, -1).replaceAll('""', '"')),
  );
}
