import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import type { ChangeCollector } from '../changes';
import type { WorkbookDocument } from '../document';
import type { NamedRangeId } from '../ids';
import { findNamedRange } from '../lookup';
import type { NamedRange } from '../namedRange';
import type { OperationOf } from '../operation';
import { applyPatch, invertPatch } from './patch';
import { insertAfter } from './sheets';

export function addNamedRange(
  document: WorkbookDocument,
  { range, after }: OperationOf<'addNamedRange'>,
  changes: ChangeCollector,
): Step {
  assert(!findNamedRange(document, range.id), `the name ${range.id} is there already`);
  changes.names = true;
  return {
    document: withNamedRanges(document, insertAfter(document.namedRanges ?? [], range, after)),
    inverse: [{ kind: 'removeNamedRange', rangeId: range.id }],
  };
}

export function removeNamedRange(
  document: WorkbookDocument,
  { rangeId }: OperationOf<'removeNamedRange'>,
  changes: ChangeCollector,
): Step {
  const range = rangeOf(document, rangeId);
  const { namedRanges = [] } = document;
  const after = namedRanges[namedRanges.indexOf(range) - 1]?.id ?? null;
  changes.names = true;
  return {
    document: withNamedRanges(
      document,
      namedRanges.filter((other) => other !== range),
    ),
    inverse: [{ kind: 'addNamedRange', range, after }],
  };
}

export function updateNamedRange(
  document: WorkbookDocument,
  { rangeId, patch }: OperationOf<'updateNamedRange'>,
  changes: ChangeCollector,
): Step {
  const range = rangeOf(document, rangeId);
  const updated = applyPatch(range, patch);
  changes.names = true;
  return {
    document: withNamedRanges(
      document,
      (document.namedRanges ?? []).map((other) => (other === range ? updated : other)),
    ),
    inverse: [{ kind: 'updateNamedRange', rangeId, patch: invertPatch(range, patch) }],
  };
}

/** A document without any has no list of them, as one that never had. */
export function withNamedRanges(
  document: WorkbookDocument,
  namedRanges: readonly NamedRange[],
): WorkbookDocument {
  const { namedRanges: _, ...rest } = document;
  return namedRanges.length === 0 ? rest : { ...rest, namedRanges };
}

function rangeOf(document: WorkbookDocument, id: NamedRangeId): NamedRange {
  const range = findNamedRange(document, id);
  assert(range, `there is no name ${id}`);
  return range;
}
