import type { AppliedTemplate, ColumnRef, TableSheet } from '../../src/model/document';
import { findFieldRole } from '../../src/model/fieldRoles';
import type { ChartId, ParameterId, RuleId, SheetId } from '../../src/model/ids';
import { sameName } from '../../src/model/lookup';
import type { LocalText } from '../../src/shared/localText';
import { sampleTableNames, type SampleTableKey } from '../samples/sampleWorkbook';
import type { ChosenParts } from './chosenParts';
import type { AuthoredKeys } from './storedFormula';
import { TemplateKeys } from './templateKeys';

/** Keys for every part of a template; what an earlier version owns keeps its key, so that an upgrade finds it again. */
export class PartKeys implements AuthoredKeys {
  readonly #tables = new Map<string, string>();
  readonly #columns = new Map<string, string>();
  readonly #parameters = new Map<string, string>();
  readonly #sheets = new Map<string, string>();
  readonly #charts = new Map<string, string>();
  readonly #rules: Map<string, string>;
  readonly #ruleKeys: TemplateKeys;
  readonly #tableLabels = new Map<string, LocalText>();

  constructor(parts: ChosenParts, previous: AppliedTemplate | null) {
    const { owned, mapping = {}, tables = {} } = previous ?? {};
    const known = (record: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> =>
      new Map(Object.entries(record).map(([key, id]) => [id, key]));
    const knownColumns = new Map(
      [...Object.entries(mapping), ...Object.entries(owned?.columns ?? {})].map(([key, column]) => [
        column.columnId as string,
        key,
      ]),
    );
    const tableKeys = new TemplateKeys(Object.keys(tables));
    for (const table of parts.tables) {
      const kind = tableKind(table);
      if (kind) this.#tableLabels.set(table.id, sampleTableNames[kind]);
      this.#tables.set(
        table.id,
        known(tables).get(table.id) ?? tableKeys.take([kind, table.name], 'Table', true),
      );
    }
    const columnKeys = new TemplateKeys(knownColumns.values());
    for (const { column } of [...parts.fields, ...parts.columns]) {
      const key = knownColumns.get(column.id) ?? columnKeys.take([column.role, column.name], 'field');
      this.#columns.set(column.id, key);
    }
    const parameterKeys = new TemplateKeys(Object.keys(owned?.parameters ?? {}));
    for (const { id, name, label } of parts.parameters) {
      const key = known(owned?.parameters).get(id) ?? parameterKeys.take([name, label.en], 'parameter');
      this.#parameters.set(id, key);
    }
    const sheetKeys = new TemplateKeys(Object.keys(owned?.sheets ?? {}));
    for (const { id, name } of parts.sheets) {
      this.#sheets.set(id, known(owned?.sheets).get(id) ?? sheetKeys.take([name], 'sheet'));
    }
    this.#rules = knownRules(previous);
    this.#ruleKeys = new TemplateKeys(this.#rules.values());
    const chartKeys = new TemplateKeys(Object.keys(owned?.charts ?? {}));
    for (const { id, title } of parts.charts) {
      this.#charts.set(id, known(owned?.charts).get(id) ?? chartKeys.take([title], 'chart'));
    }
  }

  /** Made when it is asked for: which rules can be carried is seen when they are written. */
  rule(id: RuleId): string {
    const key = this.#rules.get(id) ?? this.#ruleKeys.take([], 'rule');
    this.#rules.set(id, key);
    return key;
  }

  column({ columnId }: ColumnRef): string {
    return this.#columns.get(columnId) ?? '';
  }
  table(id: SheetId): string {
    return this.#tables.get(id) ?? '';
  }
  parameter(id: ParameterId): string {
    return this.#parameters.get(id) ?? '';
  }
  sheet(id: SheetId): string {
    return this.#sheets.get(id) ?? '';
  }
  chart(id: ChartId): string {
    return this.#charts.get(id) ?? '';
  }

  /** What a table of that kind is called in both languages. */
  tableLabel(id: SheetId): LocalText | undefined {
    return this.#tableLabels.get(id);
  }
}

/** The keys of the rules that an earlier version wrote, by their ids. */
function knownRules(previous: AppliedTemplate | null): Map<string, string> {
  const { sheets = {}, formats = {} } = previous?.written ?? {};
  const keys = new Map(Object.entries(formats).map(([key, { format }]) => [format.id as string, key]));
  for (const { conditionalFormats = {}, validations = {} } of Object.values(sheets)) {
    for (const [key, { id }] of Object.entries({ ...conditionalFormats, ...validations })) keys.set(id, key);
  }
  return keys;
}

/** Which of the tables that sample firms have a table is: by its name, else by the fields its columns play. */
function tableKind({ name, columns }: TableSheet): SampleTableKey | undefined {
  const named = (Object.keys(sampleTableNames) as SampleTableKey[]).find((key) =>
    Object.values(sampleTableNames[key]).some((words) => sameName(words, name)),
  );
  if (named) return named;
  const count = { customers: 0, orders: 0 };
  for (const { role } of columns) {
    const tables = (role === undefined ? undefined : findFieldRole(role)?.tables) ?? [];
    if (tables.length === 1) for (const table of tables) count[table]++;
  }
  if (count.customers === count.orders) return undefined;
  return count.customers > count.orders ? 'Customers' : 'Orders';
}
