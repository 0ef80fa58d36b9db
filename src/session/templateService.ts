import type { FieldMapping } from '../../templates/mapFields';
import { builtInCards, loadBuiltInTemplate, type BuiltInCard } from '../../templates/registry';
import { removeTemplate } from '../../templates/removeTemplate';
import type { Template } from '../../templates/schema';
import { capacityProblem } from '../model/capacity';
import { readBlocks } from '../model/columnBlocks';
import type { ColumnRef, Parameter, TableColumn } from '../model/document';
import { formatValue } from '../model/format/formatValue';
import { findSheet, rowCount, tableSheet } from '../model/lookup';
import type { ValueReader } from '../model/valueReader';
import type { Workbook } from '../model/workbook';
import type { Locale, LocalText } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Scratch } from './templating/scratchWorkbook';
import type { TemplateAuthoring } from './templating/templateAuthoring';

export type TemplateCard = BuiltInCard;

/** A template and the columns of the workbook that fit its fields, for the person to correct. */
export interface TemplateProposal {
  readonly card: TemplateCard;
  readonly fields: readonly ProposedField[];
  readonly parameters: readonly (Omit<Parameter, 'id' | 'name'> & {
    readonly name: string;
    readonly key: string;
  })[];
}
export interface ProposedField {
  readonly key: string;
  readonly label: LocalText;
  readonly help?: LocalText;
  readonly required: boolean;
  readonly candidates: readonly {
    readonly column: ColumnRef;
    readonly name: string;
    readonly confidence: number;
    readonly samples: readonly string[];
  }[];
}
export interface TemplateChoice {
  readonly mapping: FieldMapping;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface TemplateServiceOptions {
  /** The interface's language, which samples are shown in; texts go in in the workbook's. */
  locale(): Locale;
  /** Where copies of the workbook are calculated. */
  readonly scratch: Scratch;
}

const sampleCount = 3;

/** Templates as one open workbook sees them. */
export class TemplateService {
  readonly gallery = builtInCards;
  readonly #workbook: Workbook;
  readonly #values: ValueReader;
  readonly #scratch: Scratch;
  readonly #locale: () => Locale;

  constructor(workbook: Workbook, values: ValueReader, { locale, scratch }: TemplateServiceOptions) {
    this.#workbook = workbook;
    this.#scratch = scratch;
    this.#values = values;
    this.#locale = locale;
  }

  async propose(templateId: string): Promise<Result<TemplateProposal>> {
    const card = this.gallery.find(({ id }) => id === templateId);
    const [template, { guessMapping }] = await Promise.all([
      loadBuiltInTemplate(templateId),
      import('../../templates/mapFields'),
    ]);
    if (!template || !card) return failed(problem('notFound', { name: templateId }));
    const { document } = this.#workbook;
    const fields = guessMapping(document, template).tables.flatMap((guess) =>
      guess.fields.map(({ field, candidates, chosen }): ProposedField => {
        // The chosen one first: it is the best that no other field has taken.
        const ordered = chosen
          ? [chosen, ...candidates.filter((candidate) => candidate !== chosen)]
          : candidates;
        return {
          key: field.key,
          label: field.label,
          ...(field.help ? { help: field.help } : {}),
          required: field.required,
          candidates: ordered.map(({ column, confidence }) => ({
            column,
            name: this.#column(column).name,
            confidence,
            samples: this.#samples(column),
          })),
        };
      }),
    );
    const applied = document.templates.find((candidate) => candidate.id === templateId);
    const parameters = template.parameters.map(({ name, needs: _needs, without: _without, ...rest }) => {
      const owned = document.parameters.find(
        (parameter) => parameter.id === applied?.owned.parameters[rest.key],
      );
      return { ...rest, name: name[document.locale], value: owned?.value ?? rest.value };
    });
    return ok({ card, fields, parameters });
  }

  /** What each template of the gallery still needs, as names of fields; those with nothing are ready to use. */
  async readiness(): Promise<ReadonlyMap<string, readonly LocalText[]>> {
    const { missingNeeds } = await import('../../templates/missingNeeds');
    const templates = await Promise.all(this.gallery.flatMap(({ id }) => loadBuiltInTemplate(id) ?? []));
    const { document } = this.#workbook;
    return new Map(templates.map((template) => [template.id, missingNeeds(document, template)]));
  }

  /** Applies a built-in template by id, or one that was read; one undoable step. */
  async apply(template: string | Template, choice: TemplateChoice): Promise<Result<void>> {
    const [found, { applyTemplate }] = await Promise.all([
      typeof template === 'string' ? loadBuiltInTemplate(template) : template,
      import('../../templates/applyTemplate'),
    ]);
    if (!found)
      return failed(problem('notFound', { name: typeof template === 'string' ? template : template.id }));
    const operations = applyTemplate(this.#workbook.document, found, choice);
    if (!operations.ok) return operations;
    const refusal = capacityProblem(this.#workbook.document, operations.value);
    if (refusal) return failed(refusal);
    if (operations.value.length > 0) {
      this.#workbook.dispatch({
        operations: operations.value,
        origin: 'template.apply',
        label: 'app_undo_template_apply',
      });
    }
    return ok();
  }

  async authoring(): Promise<TemplateAuthoring> {
    const { TemplateAuthoring: Authoring } = await import('./templating/templateAuthoring');
    return new Authoring(this.#workbook, this.#scratch);
  }

  remove(templateId: string): Result<void> {
    const operations = removeTemplate(this.#workbook.document, templateId);
    if (operations.length === 0) return failed(problem('notFound', { name: templateId }));
    this.#workbook.dispatch({ operations, origin: 'template.remove', label: 'app_undo_template_remove' });
    return ok();
  }

  #column({ sheetId, columnId }: ColumnRef): TableColumn {
    const table = tableSheet(this.#workbook.document, sheetId);
    return table.columns.find((column) => column.id === columnId) as TableColumn;
  }

  #samples(reference: ColumnRef): string[] {
    const column = this.#column(reference);
    const sheet = findSheet(this.#workbook.document, reference.sheetId);
    const blocks = this.#values.columnBlocks(reference.sheetId, reference.columnId);
    const samples: string[] = [];
    const rows = Math.min(sheet ? rowCount(sheet) : 0, 50);
    for (let row = 0; row < rows && samples.length < sampleCount; row++) {
      const shown = formatValue(readBlocks(blocks, row), column, this.#locale());
      if (shown !== '' && !samples.includes(shown)) samples.push(shown);
    }
    return samples;
  }
}
