import { expect } from 'vitest';
import { applyOperations, type Applied } from '../../src/model/applyOperations';
import type { WorkbookDocument } from '../../src/model/document';
import { canonicalDocument } from '../../src/model/documentEquality';
import type { Operation } from '../../src/model/operation';
import { fromBinaryJson, toBinaryJson } from '../../src/shared/binaryJson';

/**
 * Applies operations and holds the laws every operation keeps: the inverse restores the document, the inverse of
 * the inverse brings the change again, a trip through JSON changes nothing, and the input is not touched.
 */
export function applyAndCheck(document: WorkbookDocument, operations: readonly Operation[]): Applied {
  const before = toBinaryJson(document);
  const applied = applyOperations(document, operations);
  expect(toBinaryJson(document), 'the input document was changed').toBe(before);

  const undone = applyOperations(applied.document, applied.inverse);
  expect(canonicalDocument(undone.document), 'inverse').toEqual(canonicalDocument(document));
  const redone = applyOperations(undone.document, undone.inverse);
  expect(canonicalDocument(redone.document), 'inverse of the inverse').toEqual(
    canonicalDocument(applied.document),
  );

  const travelled = fromBinaryJson(toBinaryJson(operations)) as Operation[];
  expect(canonicalDocument(applyOperations(document, travelled).document), 'JSON').toEqual(
    canonicalDocument(applied.document),
  );
  return applied;
}
