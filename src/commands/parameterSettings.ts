import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { isCellError, type CellValue } from '../shared/value';
import type { Parameter, WorkbookDocument } from '../model/document';
import { isPercentFormat } from '../model/format/formatCode';
import { parseCellReference } from '../model/formula/cellReference';
import { parameterUses } from '../model/formula/parameterUses';
import { findTable } from '../model/formula/vocabulary';
import { newParameterId, type ParameterId } from '../model/ids';
import { findParameter, rowCount, sameName } from '../model/lookup';
import { checkParameterValue } from '../model/parameterValue';
import type { ParameterPatch } from '../model/operation';
import type { Command, CommandContext } from './command';
import { freeName } from './names';
import { change, isEditable } from './outcome';
import { formatOfCell, shownValue } from './readCells';
import { columnCount, selectedSheet, storedRow } from './region';

export type NewParameter = Omit<Parameter, 'id'>;

export const addParameter: Command<{ readonly parameter: NewParameter }> = {
  id: 'parameters.add',
  text: 'format_parameters_add',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { parameter }) {
    const { document } = context.workbook;
    const name = checkParameterName(document, parameter.name, null);
    if (!name.ok) return name;
    const value = checkParameterValue(parameter, parameter.value, context.locale);
    if (!value.ok) return value;
    return change(
      context,
      [
        {
          kind: 'addParameter',
          parameter: { ...parameter, id: newParameterId(), name: name.value },
          after: document.parameters.at(-1)?.id ?? null,
        },
      ],
      { origin: 'parameters.add', label: addParameter.text },
    );
  },
};

export interface UpdateParameterArgs {
  readonly parameterId: ParameterId;
  readonly patch: ParameterPatch;
}

/** Name, label, unit, bounds, step and choices. A value that no longer fits becomes the nearest that does. */
export const updateParameter: Command<UpdateParameterArgs> = {
  id: 'parameters.update',
  text: 'format_parameters_update',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { parameterId, patch }) {
    const { document } = context.workbook;
    const parameter = findParameter(document, parameterId);
    if (!parameter) return failed(problem('notFound'));
    const name = checkParameterName(document, patch.name ?? parameter.name, parameterId);
    if (!name.ok) return name;
    const min = patch.min === undefined ? parameter.min : (patch.min ?? undefined);
    const max = patch.max === undefined ? parameter.max : (patch.max ?? undefined);
    if (min !== undefined && max !== undefined && min > max)
      return failed(problem('parameterBounds', { min, max }));
    const { value } = parameter;
    const fitted =
      typeof value === 'number' ? Math.min(Math.max(value, min ?? -Infinity), max ?? Infinity) : value;
    const moved = fitted === value ? {} : { value: fitted };
    return change(
      context,
      [{ kind: 'updateParameter', parameterId, patch: { ...patch, name: name.value, ...moved } }],
      {
        origin: 'parameters.update',
        label: updateParameter.text,
      },
    );
  },
};

/** Refused while something reads it: the formulas would be left with nothing. */
export const removeParameter: Command<{ readonly parameterId: ParameterId }> = {
  id: 'parameters.remove',
  text: 'format_parameters_remove',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { parameterId }) {
    const { document } = context.workbook;
    const parameter = findParameter(document, parameterId);
    if (!parameter) return failed(problem('notFound'));
    const count = parameterUses(document, parameterId);
    if (count > 0) return failed(problem('parameterInUse', { name: parameter.name, count }));
    return change(context, [{ kind: 'removeParameter', parameterId }], {
      origin: 'parameters.remove',
      label: removeParameter.text,
    });
  },
};

const stem = { en: 'Parameter', 'zh-CN': '参数' } as const;

/** A parameter with the value of the active cell, named after the text left of it. */
export const parameterFromCell: Command = {
  id: 'parameters.fromCell',
  text: 'format_parameters_fromCell',
  icon: 'sliders-horizontal',
  isEnabled: (context) => !context.readOnly && activeValue(context) !== null,
  run(context) {
    const active = activeValue(context);
    if (!active) return failed(problem('notFound'));
    const { document } = context.workbook;
    const label = active.label ?? stem[context.locale];
    const plain = label.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
    const valid =
      checkParameterName(document, plain, null).ok || parameterNamed(document, plain) !== undefined;
    const name = freeName(
      valid ? plain : stem[context.locale],
      document.parameters.map((one) => one.name),
      '_',
    );
    const kind =
      typeof active.value === 'number'
        ? active.isPercent
          ? 'percent'
          : 'number'
        : typeof active.value === 'boolean'
          ? 'boolean'
          : 'text';
    const parameter = { name, label: { en: label, 'zh-CN': label }, kind, value: active.value } as const;
    const added = addParameter.run(context, { parameter });
    context.services.showPanel('parameters');
    return added;
  },
};

function activeValue(context: CommandContext): {
  readonly value: Exclude<CellValue, null | object>;
  readonly label: string | null;
  readonly isPercent: boolean;
} | null {
  const selected = selectedSheet(context);
  if (!selected) return null;
  const { sheet, selection } = selected;
  const rowIndex = storedRow(context.values, sheet.id, selection.activeRow);
  const columnIndex = selection.activeColumn;
  if (rowIndex >= rowCount(sheet) || columnIndex >= columnCount(sheet)) return null;
  const value = shownValue(sheet, context.values, rowIndex, columnIndex);
  if (value === null || isCellError(value)) return null;
  const left = columnIndex > 0 ? shownValue(sheet, context.values, rowIndex, columnIndex - 1) : null;
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  const { numberFormat, type } = formatOfCell(sheet, rowIndex, columnIndex);
  return {
    value,
    label: column?.name ?? (typeof left === 'string' && left.trim() !== '' ? left.trim().slice(0, 60) : null),
    isPercent: numberFormat === undefined ? type === 'percent' : isPercentFormat(numberFormat),
  };
}

const parameterNamed = (document: WorkbookDocument, name: string): Parameter | undefined =>
  document.parameters.find((parameter) => sameName(parameter.name, name));

/** A name that formulas can hold: letters, digits and `_`, unlike a cell's address, and nobody else's. */
export function checkParameterName(
  document: WorkbookDocument,
  typed: string,
  own: ParameterId | null,
): Result<string> {
  const name = typed.trim();
  if (name === '') return failed(problem('nameEmpty'));
  const isWord = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && name.length <= 60 && !name.startsWith('_');
  const isTaken = /^(true|false|[rc])$/i.test(name) || parseCellReference(name) !== null;
  if (!isWord || isTaken) return failed(problem('parameterNameInvalid', { name }));
  const other = parameterNamed(document, name);
  if ((other && other.id !== own) || findTable(document, name)) return failed(problem('nameTaken', { name }));
  return ok(name);
}
