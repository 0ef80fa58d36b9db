import type { Step } from '../applyOperations';
import type { WorkbookDocument } from '../document';
import type { OperationOf } from '../operation';

export function setScenarios(document: WorkbookDocument, { scenarios }: OperationOf<'setScenarios'>): Step {
  const { scenarios: before = [], ...rest } = document;
  return {
    document: scenarios.length === 0 ? rest : { ...rest, scenarios },
    inverse: [{ kind: 'setScenarios', scenarios: before }],
  };
}

export function setKeyFigures(
  document: WorkbookDocument,
  { keyFigures }: OperationOf<'setKeyFigures'>,
): Step {
  const { keyFigures: before = [], ...rest } = document;
  return {
    document: keyFigures.length === 0 ? rest : { ...rest, keyFigures },
    inverse: [{ kind: 'setKeyFigures', keyFigures: before }],
  };
}
