import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import type { ChangeCollector } from '../changes';
import type { Parameter, WorkbookDocument } from '../document';
import type { ParameterId } from '../ids';
import { findParameter } from '../lookup';
import type { OperationOf } from '../operation';
import { applyPatch, invertPatch } from './patch';
import { insertAfter } from './sheets';

export function addParameter(
  document: WorkbookDocument,
  { parameter, after }: OperationOf<'addParameter'>,
  changes: ChangeCollector,
): Step {
  assert(!findParameter(document, parameter.id), `parameter ${parameter.id} is there already`);
  changes.parameters = true;
  return {
    document: { ...document, parameters: insertAfter(document.parameters, parameter, after) },
    inverse: [{ kind: 'removeParameter', parameterId: parameter.id }],
  };
}

export function removeParameter(
  document: WorkbookDocument,
  { parameterId }: OperationOf<'removeParameter'>,
  changes: ChangeCollector,
): Step {
  const parameter = parameterOf(document, parameterId);
  const index = document.parameters.indexOf(parameter);
  changes.parameters = true;
  return {
    document: { ...document, parameters: document.parameters.filter((other) => other !== parameter) },
    inverse: [{ kind: 'addParameter', parameter, after: document.parameters[index - 1]?.id ?? null }],
  };
}

export function updateParameter(
  document: WorkbookDocument,
  { parameterId, patch }: OperationOf<'updateParameter'>,
  changes: ChangeCollector,
): Step {
  const parameter = parameterOf(document, parameterId);
  const updated = applyPatch(parameter, patch);
  changes.parameters = true;
  return {
    document: {
      ...document,
      parameters: document.parameters.map((other) => (other === parameter ? updated : other)),
    },
    inverse: [{ kind: 'updateParameter', parameterId, patch: invertPatch(parameter, patch) }],
  };
}

function parameterOf(document: WorkbookDocument, id: ParameterId): Parameter {
  const parameter = findParameter(document, id);
  assert(parameter, `there is no parameter ${id}`);
  return parameter;
}
