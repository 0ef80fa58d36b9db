import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { adoptName } from '../model/formula/adoptName';
import { shownReference, toNamedReference } from '../model/formula/namedReference';
import { usesOfName } from '../model/formula/usesOfName';
import { newNamedRangeId, type NamedRangeId } from '../model/ids';
import { findNamedRange, sameName } from '../model/lookup';
import type { Command, CommandContext } from './command';
import { checkFormulaName, unlessFunction } from './formulaNames';
import { change, isEditable, isSelectionEditable } from './outcome';
import { selectedReference } from './selectedReference';

export interface NewNamedRange {
  readonly name: string;
  /** As it was typed: `B2:B9` is of the sheet that is shown. */
  readonly refersTo: string;
}

export const addNamedRange: Command<NewNamedRange> = {
  id: 'names.add',
  text: 'names_add',
  needsArgs: true,
  isEnabled: isEditable,
  run: (context, range) => unlessFunction(context, range.name, () => add(context, range)),
};

export interface UpdateNamedRangeArgs extends NewNamedRange {
  readonly rangeId: NamedRangeId;
}

/** Formulas know it by id: they follow another name and read what it refers to now. */
export const updateNamedRange: Command<UpdateNamedRangeArgs> = {
  id: 'names.update',
  text: 'names_update',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { rangeId, ...typed }) {
    const old = findNamedRange(context.workbook.document, rangeId);
    if (!old) return failed(problem('notFound'));
    const update = (): Result<void> => {
      const read = readRange(context, typed, rangeId);
      if (!read.ok) return read;
      const isSame = read.value.name === old.name && read.value.refersTo === old.refersTo;
      const patch = read.value;
      const adopted = adoptName(context.workbook.document, patch.name, rangeId);
      return change(context, isSame ? [] : [{ kind: 'updateNamedRange', rangeId, patch }, ...adopted], {
        origin: 'names.update',
        label: updateNamedRange.text,
      });
    };
    // A name it has already, of a file, may stay.
    return sameName(typed.name, old.name) ? update() : unlessFunction(context, typed.name, update);
  },
};

/** Refused while something reads it: the formulas would be left with nothing. */
export const removeNamedRange: Command<{ readonly rangeId: NamedRangeId }> = {
  id: 'names.remove',
  text: 'names_remove',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { rangeId }) {
    const { document } = context.workbook;
    const range = findNamedRange(document, rangeId);
    if (!range) return failed(problem('notFound'));
    const count = usesOfName(document, rangeId);
    if (count > 0) return failed(problem('parameterInUse', { name: range.name, count }));
    return change(context, [{ kind: 'removeNamedRange', rangeId }], {
      origin: 'names.remove',
      label: removeNamedRange.text,
    });
  },
};

/** Opens the form for a name of what is selected. */
export const newNamedRange: Command = {
  id: 'names.new',
  text: 'names_new',
  icon: 'tag',
  isEnabled: isSelectionEditable,
  run({ services }) {
    services.showPanel('names', { rangeId: null });
    return ok();
  },
};

/** What typing a new name into the name box does where more is selected than one value: it names the cells. */
export function nameSelection(context: CommandContext, name: string): Result<void> {
  const { workbook, values, selection, services } = context;
  const refersTo = selectedReference(workbook.document, values, selection);
  if (refersTo === null) return failed(problem('nameNeedsBlock', { name }));
  const named = add(context, { name, refersTo });
  if (named.ok)
    services.notify({
      kind: 'message',
      text: 'names_named',
      params: { name, cells: refersTo },
      undoable: true,
    });
  return named;
}

function add(context: CommandContext, typed: NewNamedRange): Result<void> {
  const read = readRange(context, typed, null);
  if (!read.ok) return read;
  const { document } = context.workbook;
  const range = { id: newNamedRangeId(), ...read.value };
  const after = document.namedRanges?.at(-1)?.id ?? null;
  const adopted = adoptName(document, range.name, range.id);
  return change(context, [{ kind: 'addNamedRange', range, after }, ...adopted], {
    origin: 'names.add',
    label: addNamedRange.text,
  });
}

/** A reference of which nothing is left may stay so while only the name changes. */
function readRange(
  { workbook: { document }, selection }: CommandContext,
  typed: NewNamedRange,
  own: NamedRangeId | null,
): Result<NewNamedRange> {
  const old = own && findNamedRange(document, own);
  // A name of a file need not be one that could be typed here.
  const keepsName = old && typed.name.trim() === old.name;
  const name = keepsName ? ok(old.name) : checkFormulaName(document, typed.name, own);
  if (!name.ok) return name;
  if (old && typed.refersTo.trim() === shownReference(old.refersTo, document))
    return ok({ name: name.value, refersTo: old.refersTo });
  const refersTo = toNamedReference(typed.refersTo, document, selection?.sheetId ?? null);
  return refersTo.ok ? ok({ name: name.value, refersTo: refersTo.value }) : refersTo;
}
