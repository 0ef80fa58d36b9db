import { parseStructuredReference } from '../../../model/formula/structuredReference';
import { newRuleId, type ColumnId, type SheetId } from '../../../model/ids';
import type { GridValidation, ListSource, Validation, ValidationRule } from '../../../model/validation';
import type { FileValidation } from './fileRules';
import { fileComparisons } from './readConditionalRule';
import { RuleFormulas, UnreadableRule, type RuleReading } from './ruleReading';
import { ruleTargets } from './ruleTargets';

/** The validations of one sheet of the file, by the sheet or column they have become part of. */
export interface ReadValidations {
  readonly grid: readonly GridValidation[];
  readonly columns: ReadonlyMap<ColumnId, Validation>;
}

const longestMessage = 1_000;

/** Rules that cannot be here are noted, with the cells they were for. */
export function readValidations(
  validations: readonly FileValidation[],
  reading: RuleReading,
): ReadValidations {
  const grid: GridValidation[] = [];
  const columns = new Map<ColumnId, Validation>();
  for (const entry of validations) {
    const place = `${reading.plan.source.name}!${entry.cells.split(/\s+/)[0]}`;
    const targets = ruleTargets(entry.cells, reading.plan);
    try {
      if (!targets || targets.isPartly || (!targets.grid && targets.tables.length === 0)) {
        throw new UnreadableRule(place);
      }
      const { corner } = targets;
      if (targets.grid) {
        const { areas, anchor } = targets.grid;
        const validation = readValidation(entry, new RuleFormulas(reading, corner, anchor, null));
        grid.push({ id: newRuleId(), areas, validation });
      }
      for (const { placed, columns: indices } of targets.tables) {
        for (const column of indices) {
          const { id } = placed.table.columns[column] ?? {};
          if (id === undefined || columns.has(id)) continue;
          const at = { row: placed.top + 1, column: placed.left + column };
          columns.set(id, readValidation(entry, new RuleFormulas(reading, corner, at, placed)));
        }
      }
    } catch (error) {
      if (!(error instanceof UnreadableRule)) throw error;
      reading.notes.add('validations', place);
    }
  }
  return { grid, columns };
}

function readValidation(entry: FileValidation, read: RuleFormulas): Validation {
  const { attributes } = entry.rule;
  const isSet = (name: string): boolean => /^(1|true)$/.test(attributes.get(name) ?? '');
  const words = (...names: string[]): string =>
    names
      .map((name) => attributes.get(name))
      .filter(Boolean)
      .map((part) => decodeBreaks(part as string))
      .join('\n')
      .slice(0, longestMessage);
  const isStrict = isSet('showErrorMessage') && (attributes.get('errorStyle') ?? 'stop') === 'stop';
  const message = words('errorTitle', 'error');
  const [promptTitle, prompt] = [words('promptTitle'), words('prompt')];
  return {
    rule: readRule(entry, read),
    onInvalid: isStrict ? 'reject' : 'warn',
    ...(isSet('allowBlank') ? {} : { required: true }),
    ...(message === '' ? {} : { message }),
    ...(prompt === '' ? {} : { prompt }),
    ...(promptTitle === '' ? {} : { promptTitle }),
  };
}

/** Attributes spell line breaks out. */
const decodeBreaks = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function readRule({ rule, formula1, formula2 }: FileValidation, read: RuleFormulas): ValidationRule {
  const type = rule.attributes.get('type') ?? 'none';
  if (formula1 === '') throw new UnreadableRule(type);
  switch (type) {
    case 'list':
      return { kind: 'list', source: listSource(formula1, read) };
    case 'custom':
      return { kind: 'formula', formula: read.formula(formula1) };
    case 'whole':
    case 'decimal':
      return {
        kind: 'number',
        ...(type === 'whole' ? { whole: true } : {}),
        ...bounds(rule.attributes.get('operator'), formula1, formula2, read),
      };
    case 'date':
    case 'time':
      return { kind: 'date', ...bounds(rule.attributes.get('operator'), formula1, formula2, read) };
    case 'textLength':
      return { kind: 'textLength', ...bounds(rule.attributes.get('operator'), formula1, formula2, read) };
    default:
      throw new UnreadableRule(type);
  }
}

function bounds(operator: string | undefined, formula1: string, formula2: string, read: RuleFormulas) {
  const is = fileComparisons[operator ?? 'between'];
  if (is === undefined) throw new UnreadableRule(operator);
  if (is !== 'between' && is !== 'notBetween') return { is, value: read.operand(formula1) };
  return { is, from: read.operand(formula1), to: read.operand(formula2) };
}

function listSource(text: string, read: RuleFormulas): ListSource {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(text)?.[1];
  if (quoted !== undefined) {
    const values = quoted
      .replaceAll('""', '"')
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '');
    return { kind: 'values', values };
  }
  const choices = read.choices(text);
  if (choices) return { kind: 'values', values: choices };
  const formula = read.formula(text);
  const reference = parseStructuredReference(formula.slice(1));
  const [columnId] = reference?.columns ?? [];
  const isColumn = reference?.columns.length === 1 && !reference.thisRow && reference.sections.length === 0;
  return isColumn && reference.table !== ''
    ? {
        kind: 'column',
        column: { sheetId: reference.table as SheetId, columnId: columnId as ColumnId },
      }
    : { kind: 'formula', formula };
}
