import { lineIndexOf } from '../src/model/axis';
import type {
  AppliedTemplate,
  GridCell,
  GridSheet,
  WorkbookDocument,
  WrittenSheet,
} from '../src/model/document';
import { inputValue } from '../src/model/format/gridInput';
import { toShownFormula } from '../src/model/formula/vocabulary';
import type { SheetId } from '../src/model/ids';
import { findParameter, findSheet, gridCell, isFormula, parseGridCellKey } from '../src/model/lookup';
import type { KeptPart, TemplateChange, TemplateDifference } from '../src/model/templateDifference';
import { compareVersions } from './compareVersions';
import { samePlainData } from './samePlainData';

type Part = TemplateChange['part'];

/**
 * What a template brings that stands in `before` in one version and in `after` in another: what it wrote then and what it
 * writes now, and where something else stands because the user changed it.
 *
 * Cost: O(columns + cells of the template); no row is read.
 */
export function templateDifference(
  before: WorkbookDocument,
  after: WorkbookDocument,
  templateId: string,
): TemplateDifference | null {
  const old = before.templates.find(({ id }) => id === templateId);
  const current = after.templates.find(({ id }) => id === templateId);
  return old && current ? new Difference(before, after, old, current).find() : null;
}

class Difference {
  readonly #before: WorkbookDocument;
  readonly #after: WorkbookDocument;
  readonly #old: AppliedTemplate;
  readonly #new: AppliedTemplate;
  readonly #changes: TemplateChange[] = [];
  readonly #kept: KeptPart[] = [];

  constructor(before: WorkbookDocument, after: WorkbookDocument, old: AppliedTemplate, now: AppliedTemplate) {
    this.#before = before;
    this.#after = after;
    this.#old = old;
    this.#new = now;
  }

  find(): TemplateDifference {
    this.#sheets();
    this.#columns();
    this.#parameters();
    this.#charts();
    this.#tableFormats();
    const [old, now] = [this.#old, this.#new];
    return {
      fromVersion: old.version,
      toVersion: now.version,
      isDowngrade: compareVersions(now.version, old.version) < 0,
      otherAuthor: old.author !== undefined && old.author !== now.author ? old.author : null,
      changes: this.#changes,
      kept: this.#kept,
    };
  }

  #sheets(): void {
    const [old, now] = [this.#old, this.#new];
    for (const { key, from, to } of paired(old.written.sheets, now.written.sheets)) {
      if (!from || !to) {
        this.#whole('sheet', from?.name, to?.name);
        continue;
      }
      const id = now.owned.sheets[key];
      const sheet = id === undefined ? undefined : findSheet(this.#before, id);
      if (sheet?.kind !== 'grid') continue;
      this.#told('text', sheet.name, { from: from.name, to: to.name, yours: sheet.name });
      this.#rules(sheet, from, to);
      for (const { key: cellKey, from: was, to: is } of paired(from.cells, to.cells)) {
        const { rowId, columnId } = parseGridCellKey(cellKey);
        const [row, column] = [lineIndexOf(sheet.rows, rowId), lineIndexOf(sheet.columns, columnId)];
        if (row < 0 || column < 0) continue;
        const where = `${sheet.name}!${columnName(column)}${row + 1}`;
        const yours = gridCell(sheet, rowId, columnId);
        this.#told(partOf(is ?? was), where, {
          from: this.#input(was, sheet.id, this.#before),
          to: this.#input(is, sheet.id, this.#after),
          yours: this.#input(yours, sheet.id, this.#before),
        });
      }
    }
  }

  #rules(sheet: GridSheet, from: WrittenSheet, to: WrittenSheet): void {
    for (const list of ['conditionalFormats', 'validations'] as const) {
      const items: readonly { readonly id: string }[] = sheet[list] ?? [];
      for (const { from: was, to: is } of paired<object>(from[list] ?? {}, to[list] ?? {}))
        this.#rule(sheet.name, was, is, items);
    }
    for (const { key, from: was, to: is } of paired(from.comments ?? {}, to.comments ?? {})) {
      const { rowId, columnId } = parseGridCellKey(key);
      const [row, column] = [lineIndexOf(sheet.rows, rowId), lineIndexOf(sheet.columns, columnId)];
      if (row < 0 || column < 0) continue;
      this.#told('text', `${sheet.name}!${columnName(column)}${row + 1}`, {
        from: was?.text ?? null,
        to: is?.text ?? null,
        yours: sheet.comments?.[key]?.text ?? null,
      });
    }
  }

  #tableFormats(): void {
    const [old, now] = [this.#old.written.formats ?? {}, this.#new.written.formats ?? {}];
    for (const { from, to } of paired(old, now)) {
      const table = findSheet(this.#before, (to ?? from)!.sheetId);
      this.#rule(table?.name ?? '', from?.format, to?.format, table?.conditionalFormats ?? []);
    }
  }

  /** A rule that a person changed or removed stays so, which is told by its place alone. */
  #rule(
    where: string,
    from: object | undefined,
    to: object | undefined,
    current: readonly { readonly id: string }[],
  ): void {
    if (samePlainData(from, to)) return;
    const yours = from && current.find(({ id }) => 'id' in from && id === from.id);
    if (from && !samePlainData(yours, from)) return;
    const kind = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed';
    this.#changes.push({ kind, part: 'rule', where, before: null, after: null });
  }

  #columns(): void {
    const [old, now] = [this.#old, this.#new];
    for (const { key, from, to } of paired(old.written.columns, now.written.columns)) {
      const reference = now.owned.columns[key] ?? old.owned.columns[key];
      const table = reference && findSheet(this.#before, reference.sheetId);
      const column =
        table?.kind === 'table' ? table.columns.find(({ id }) => id === reference?.columnId) : undefined;
      const where = `${table?.name ?? ''}[${column?.name ?? to?.name ?? from?.name ?? ''}]`;
      if (!from || !to) {
        const shown =
          to?.formula && reference ? this.#formula(to.formula, reference.sheetId, this.#after) : null;
        this.#changes.push({
          kind: to ? 'added' : 'removed',
          part: 'column',
          where: to ? `${table?.name ?? ''}[${to.name}]` : where,
          before: null,
          after: shown,
        });
      } else if (table && column) {
        this.#told('text', where, { from: from.name, to: to.name, yours: column.name });
        this.#told('formula', where, {
          from: this.#formula(from.formula, table.id, this.#before),
          to: this.#formula(to.formula, table.id, this.#after),
          yours: this.#formula(column.formula, table.id, this.#before),
        });
      }
    }
  }

  #parameters(): void {
    const [old, now] = [this.#old, this.#new];
    const { locale } = this.#before;
    for (const { key, from, to } of paired(old.written.parameters, now.written.parameters)) {
      if (!from || !to) {
        this.#whole('parameter', from?.name, to?.name);
        continue;
      }
      const id = now.owned.parameters[key];
      const parameter = id === undefined ? undefined : findParameter(this.#before, id);
      if (!parameter) continue;
      const where = parameter.name;
      this.#told('text', where, { from: from.name, to: to.name, yours: parameter.name });
      this.#told('text', where, {
        from: from.label[locale],
        to: to.label[locale],
        yours: parameter.label[locale],
      });
      this.#told('parameter', where, {
        from: String(from.value),
        to: String(to.value),
        yours: String(parameter.value),
      });
    }
  }

  #charts(): void {
    const [old, now] = [this.#old, this.#new];
    for (const { key, from, to } of paired(old.written.charts, now.written.charts)) {
      if (!from || !to) {
        this.#whole('chart', from?.title, to?.title);
        continue;
      }
      const chart = this.#before.charts.find(({ id }) => id === now.owned.charts[key]);
      if (!chart) continue;
      this.#told('text', chart.title, { from: from.title, to: to.title, yours: chart.title });
      const isSame = samePlainData(from.spec, to.spec) && samePlainData(from.look, to.look);
      if (!samePlainData(chart.spec, from.spec)) {
        this.#kept.push({ where: chart.title, yours: chart.spec.kind, templates: to.spec.kind });
      } else if (!isSame) {
        this.#changes.push({ kind: 'changed', part: 'chart', where: chart.title, before: null, after: null });
      }
    }
  }

  /** A part that is there in one version only. */
  #whole(part: Part, from: string | undefined, to: string | undefined): void {
    this.#changes.push({
      kind: to === undefined ? 'removed' : 'added',
      part,
      where: to ?? from ?? '',
      before: null,
      after: null,
    });
  }

  /** One property: changed by the template, unless the user has changed it since. */
  #told(
    part: Part,
    where: string,
    {
      from,
      to,
      yours,
    }: { readonly from: string | null; readonly to: string | null; readonly yours: string | null },
  ): void {
    if (yours !== from) {
      if (yours !== to) this.#kept.push({ where, yours: yours ?? '', templates: to ?? '' });
    } else if (from !== to) {
      const kind = from === null ? 'added' : to === null ? 'removed' : 'changed';
      this.#changes.push({ kind, part, where, before: from, after: to });
    }
  }

  #input(cell: GridCell | undefined, sheetId: SheetId, document: WorkbookDocument): string | null {
    const input = cell?.input ?? null;
    if (input === null) return null;
    return isFormula(input) ? this.#formula(input, sheetId, document) : String(inputValue(input));
  }

  #formula(stored: string | null, sheetId: SheetId, document: WorkbookDocument): string | null {
    return stored === null ? null : toShownFormula(stored, document, { sheetId });
  }
}

function partOf(cell: GridCell | undefined): Part {
  const input = cell?.input;
  if (isFormula(input)) return 'formula';
  return typeof input === 'number' ? 'number' : 'text';
}

const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

interface Pair<Value> {
  readonly key: string;
  readonly from: Value | undefined;
  readonly to: Value | undefined;
}

function paired<Value>(
  from: Readonly<Record<string, Value>>,
  to: Readonly<Record<string, Value>>,
): Pair<Value>[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].map((key) => ({ key, from: from[key], to: to[key] }));
}
