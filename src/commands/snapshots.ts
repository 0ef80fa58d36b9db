import { newSnapshotId, type SnapshotId } from '../model/ids';
import { sameName } from '../model/lookup';
import { readSnapshot, type Snapshot, type SnapshotChoice } from '../model/snapshot';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Command, CommandContext } from './command';
import { change, isEditable } from './outcome';

export interface TakeSnapshotArgs extends SnapshotChoice {
  readonly name: string;
}

/** Keeps who is in which segment now. */
export const takeSnapshot: Command<TakeSnapshotArgs> = {
  id: 'snapshots.take',
  text: 'whatif_takeSnapshot',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { name, ...choice }) {
    const { workbook, values } = context;
    const checked = checkName(context, name, null);
    if (!checked.ok) return checked;
    const { sheetId, segmentColumnId, keyColumnId, valueColumnId } = choice;
    const pending = [segmentColumnId, keyColumnId, valueColumnId].some(
      (columnId) => columnId !== null && values.isPending(sheetId, columnId),
    );
    if (pending) return failed(problem('valuesPending'));
    const taken = readSnapshot(workbook.document, values, choice);
    if (!taken) return failed(problem('notFound'));
    const snapshot: Snapshot = { ...taken, id: newSnapshotId(), name: checked.value, takenMs: Date.now() };
    return change(context, [{ kind: 'addSnapshot', snapshot }], {
      origin: takeSnapshot.id,
      label: takeSnapshot.text,
    });
  },
};

export const renameSnapshot: Command<{ readonly id: SnapshotId; readonly name: string }> = {
  id: 'snapshots.rename',
  text: 'whatif_renameSnapshot',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { id, name }) {
    const snapshot = snapshotsOf(context).find((candidate) => candidate.id === id);
    if (!snapshot) return failed(problem('notFound'));
    const checked = checkName(context, name, id);
    if (!checked.ok) return checked;
    if (checked.value === snapshot.name) return ok();
    return change(context, [{ kind: 'renameSnapshot', snapshotId: id, name: checked.value }], {
      origin: renameSnapshot.id,
      label: renameSnapshot.text,
    });
  },
};

export const removeSnapshot: Command<{ readonly id: SnapshotId }> = {
  id: 'snapshots.remove',
  text: 'whatif_removeSnapshot',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { id }) {
    if (!snapshotsOf(context).some((snapshot) => snapshot.id === id)) return failed(problem('notFound'));
    return change(context, [{ kind: 'removeSnapshot', snapshotId: id }], {
      origin: removeSnapshot.id,
      label: removeSnapshot.text,
    });
  },
};

const snapshotsOf = (context: CommandContext): readonly Snapshot[] =>
  context.workbook.document.snapshots ?? [];

function checkName(context: CommandContext, typed: string, own: SnapshotId | null): Result<string> {
  const name = typed.trim().slice(0, 100);
  if (name === '') return failed(problem('nameEmpty'));
  const isTaken = snapshotsOf(context).some(
    (snapshot) => snapshot.id !== own && sameName(snapshot.name, name),
  );
  return isTaken ? failed(problem('nameTaken', { name })) : ok(name);
}
