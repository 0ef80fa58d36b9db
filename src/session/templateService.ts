import { appliedTemplateOf } from '../../templates/appliedTemplate';
import { sourceWords } from '../../templates/appliedSource';
import { cardOf } from '../../templates/cardOf';
import type { FieldMapping } from '../../templates/mapFields';
import { removeTemplate } from '../../templates/removeTemplate';
import type { NamedTemplate } from '../commands/command';
import { applyOperations } from '../model/applyOperations';
import { capacityProblem } from '../model/capacity';
import { readBlocks } from '../model/columnBlocks';
import type { ColumnRef, TableColumn } from '../model/document';
import { formatValue } from '../model/format/formatValue';
import { findSheet, rowCount, tableSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { ReceivedTemplate } from '../model/receivedTemplate';
import type { TemplateComparison } from '../model/templateDifference';
import type { ValueReader } from '../model/valueReader';
import type { Workbook } from '../model/workbook';
import type { Locale, LocalText } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Scratch } from './templating/scratchWorkbook';
import type { TemplateFileOut } from './templating/templateFile';
import { builtInGallery, type GalleryTemplate, type TemplateGallery } from './templating/templateGallery';
import type { TemplateAuthoring } from './templating/templateAuthoring';
import type { ProposedField, TemplateCard, TemplateProposal } from './templating/templateProposal';

export interface TemplateChoice {
  readonly mapping: FieldMapping;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The origin of what was done just before for its sake; both are one undo. */
  readonly completes?: string;
}

export interface TemplateServiceOptions {
  /** The interface's language, which samples are shown in; texts go in in the workbook's. */
  locale(): Locale;
  /** Where copies of the workbook are calculated. */
  readonly scratch: Scratch;
  /** The built-in templates when it is not said. */
  readonly gallery?: TemplateGallery;
}

/** By its id: one of the gallery, or the one of that id in the workbook; else one that was received, or read. */
export type TemplateSource = string | Pick<ReceivedTemplate, 'id' | 'template'>;

const sampleCount = 3;

/** Templates as one open workbook sees them. */
export class TemplateService {
  readonly gallery: TemplateGallery['cards'];
  readonly #gallery: TemplateGallery;
  readonly #workbook: Workbook;
  readonly #values: ValueReader;
  readonly #scratch: Scratch;
  readonly #locale: () => Locale;

  constructor(
    workbook: Workbook,
    values: ValueReader,
    { locale, scratch, gallery = builtInGallery }: TemplateServiceOptions,
  ) {
    this.#workbook = workbook;
    this.#gallery = gallery;
    this.gallery = gallery.cards;
    this.#scratch = scratch;
    this.#values = values;
    this.#locale = locale;
  }

  /** What stands in the workbook under this id says of itself; of built-in templates the gallery tells. */
  cardOf(templateId: string): Pick<TemplateCard, 'name' | 'question'> | null {
    const applied = this.#workbook.document.templates.find(({ id }) => id === templateId);
    const own = applied && sourceWords(applied);
    return own ?? this.gallery.find(({ id }) => id === templateId) ?? null;
  }

  async propose(source: TemplateSource): Promise<Result<TemplateProposal>> {
    const found = await this.#find(source);
    if (!found) return failed(problem('notFound', { name: typeof source === 'string' ? source : source.id }));
    const { template } = found;
    const [{ guessMapping }, { ordersForCustomers }] = await Promise.all([
      import('../../templates/mapFields'),
      import('./templating/ordersForCustomers'),
    ]);
    const card = { ...cardOf(template), picture: { kind: 'sheet', values: [] } };
    const { document } = this.#workbook;
    const guessed = guessMapping(document, template);
    const fields = guessed.tables.flatMap((guess) =>
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
    const applied = appliedTemplateOf(document, template.id);
    const parameters = template.parameters.map(({ name, needs: _needs, without: _without, ...rest }) => {
      const owned = document.parameters.find(
        (parameter) => parameter.id === applied?.owned.parameters[rest.key],
      );
      // A value that nobody has changed follows the template.
      const isChanged = owned && owned.value !== applied?.written.parameters[rest.key]?.value;
      return { ...rest, name: name[document.locale], value: isChanged ? owned.value : rest.value };
    });
    return ok({
      card,
      appliedVersion: applied?.version ?? null,
      customersFrom: ordersForCustomers(document, guessed),
      fields,
      parameters,
    });
  }

  /** What each template of the gallery still needs, as names of fields; those with nothing are ready to use. */
  async readiness(): Promise<ReadonlyMap<string, readonly LocalText[]>> {
    const { missingNeeds } = await import('../../templates/missingNeeds');
    const found = await Promise.all(this.gallery.map(({ id }) => this.#gallery.find(id)));
    const { document } = this.#workbook;
    return new Map(
      found.flatMap((each) =>
        each ? [[each.template.id, missingNeeds(document, each.template)] as const] : [],
      ),
    );
  }

  /**
   * What applying it would change where an earlier application of it stands, worked out in a copy; `null` where none
   * does. Errors: those of `apply`.
   */
  async compare(source: TemplateSource, choice: TemplateChoice): Promise<Result<TemplateComparison | null>> {
    const [operations, { templateDifference }, { compareResults }] = await Promise.all([
      this.#operations(source, choice),
      import('../../templates/templateDifference'),
      import('./templating/compareResults'),
    ]);
    if (!operations.ok) return operations;
    const { document } = this.#workbook;
    const { templateId } = operations.value;
    const after = applyOperations(document, operations.value.operations).document;
    const difference = templateDifference(document, after, templateId);
    const applied = appliedTemplateOf(after, templateId);
    if (!difference || !applied) return ok(null);
    const before = { document, values: this.#values };
    const results = await this.#scratch.calculate(after, (values) =>
      compareResults(before, { document: after, values }, applied, this.#locale()),
    );
    return ok({ ...difference, ...results });
  }

  /** Applies a template; one undoable step, together with what was done for its sake. */
  async apply(source: TemplateSource, choice: TemplateChoice): Promise<Result<void>> {
    const found = await this.#operations(source, choice);
    if (!found.ok) return found;
    const { operations } = found.value;
    if (operations.length > 0) {
      this.#workbook.dispatch({
        operations,
        origin: 'template.apply',
        label: 'app_undo_template_apply',
        ...(choice.completes === undefined ? {} : { undo: { completes: choice.completes } }),
      });
    }
    return ok();
  }

  /** By a program. Errors: those of `apply`, and of `mappingByName`. */
  async applyByName({ template: id, mapping = {}, parameters = {} }: NamedTemplate): Promise<Result<void>> {
    const [found, { mappingByName }] = await Promise.all([
      this.#find(id),
      import('./templating/mappingByName'),
    ]);
    if (!found) return failed(problem('notFound', { name: id }));
    const named = mappingByName(this.#workbook.document, found.template, mapping);
    return named.ok ? this.apply(id, { mapping: named.value, parameters }) : named;
  }

  async #operations(
    source: TemplateSource,
    choice: TemplateChoice,
  ): Promise<Result<{ readonly templateId: string; readonly operations: Operation[] }>> {
    const [found, { applyTemplate }] = await Promise.all([
      this.#find(source),
      import('../../templates/applyTemplate'),
    ]);
    if (!found) return failed(problem('notFound', { name: typeof source === 'string' ? source : source.id }));
    const { template, isBuiltIn } = found;
    const { document } = this.#workbook;
    const operations = applyTemplate(document, template, { ...choice, keepsSource: !isBuiltIn });
    if (!operations.ok) return operations;
    const refusal = capacityProblem(document, operations.value);
    return refusal ? failed(refusal) : ok({ templateId: template.id, operations: operations.value });
  }

  /** By id: the host's of now, what stands in the workbook under it, else a built-in one. */
  async #find(source: TemplateSource): Promise<GalleryTemplate | null> {
    if (typeof source !== 'string')
      return { template: source.template as GalleryTemplate['template'], isBuiltIn: false };
    if (this.#gallery.isOfHost(source)) return this.#gallery.find(source);
    return (await this.#kept(source)) ?? this.#gallery.find(source);
  }

  /** The template whose file the workbook keeps. */
  async #kept(templateId: string): Promise<GalleryTemplate | null> {
    const applied = appliedTemplateOf(this.#workbook.document, templateId);
    if (applied?.source === undefined) return null;
    const { sourceOf } = await import('./templating/keptTemplate');
    const template = sourceOf(applied);
    return template && { template, isBuiltIn: false };
  }

  /** The file of a template that stands in the workbook and is not built in. */
  async share(templateId: string): Promise<Result<TemplateFileOut>> {
    const found = await this.#kept(templateId);
    if (!found) return failed(problem('notFound', { name: templateId }));
    const { templateFile } = await import('./templating/templateFile');
    return templateFile(found.template);
  }

  /** The fragment of a link that carries a template file. Errors: templateLinkTooLong. */
  async linkTo(file: { readonly bytes: Uint8Array }): Promise<Result<string>> {
    const { toTemplateFragment } = await import('../io/templateLink');
    return toTemplateFragment(new TextDecoder().decode(file.bytes).trimEnd());
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
