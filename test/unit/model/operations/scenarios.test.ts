import { describe, expect, it } from 'vitest';
import { newScenarioId } from '../../../../src/model/ids';
import { lineId } from '../../../../src/model/ids';
import type { KeyFigure, Scenario } from '../../../../src/model/scenario';
import { applyAndCheck } from '../../../support/applyAndCheck';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

const { document } = sampleWorkbook();
const scenario: Scenario = {
  id: newScenarioId(),
  name: 'Careful',
  savedMs: 7,
  values: { _p1: 0.1 } as never,
};
const figure: KeyFigure = { sheetId: document.sheets[0]!.id, rowId: lineId(1), columnId: lineId(2) };

describe('scenarios and key figures', () => {
  it('are put and taken back as whole lists', () => {
    const first = applyAndCheck(document, [
      { kind: 'setScenarios', scenarios: [scenario] },
      { kind: 'setKeyFigures', keyFigures: [figure] },
    ]);
    expect(first.document).toMatchObject({ scenarios: [scenario], keyFigures: [figure] });
    const changed = applyAndCheck(first.document, [
      { kind: 'setScenarios', scenarios: [{ ...scenario, note: 'less' }, scenario] },
    ]);
    expect(changed.document.scenarios).toHaveLength(2);
  });

  it('leave nothing in the document when there are none', () => {
    const emptied = applyAndCheck({ ...document, scenarios: [scenario], keyFigures: [figure] }, [
      { kind: 'setScenarios', scenarios: [] },
      { kind: 'setKeyFigures', keyFigures: [] },
    ]);
    expect(emptied.document).not.toHaveProperty('scenarios');
    expect(emptied.document).not.toHaveProperty('keyFigures');
  });
});
