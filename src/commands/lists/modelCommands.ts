import { addSheetOfValues } from '../addSheetOfValues';
import { setKeyFigures, toggleKeyFigure } from '../keyFigures';
import { addNamedRange, newNamedRange, removeNamedRange, updateNamedRange } from '../namedRanges';
import { nameCell, parameterFromCell } from '../parameterFromCell';
import { addParameter, newParameter, removeParameter, updateParameter } from '../parameterSettings';
import { setParameter } from '../parameters';
import { removeScenario, saveScenario, switchScenario, updateScenario } from '../scenarios';
import { removeSnapshot, renameSnapshot, takeSnapshot } from '../snapshots';
import {
  compareScenarios,
  goalSeek,
  sensitivity,
  showDrift,
  showNames,
  showScenarios,
  showSnapshots,
} from '../view';

/** Parameters, scenarios, snapshots and key figures. In the order of the palette. */
export const modelCommands = [
  setParameter,
  addParameter,
  updateParameter,
  removeParameter,
  newParameter,
  parameterFromCell,
  nameCell,
  newNamedRange,
  addNamedRange,
  updateNamedRange,
  removeNamedRange,
  showNames,
  saveScenario,
  switchScenario,
  updateScenario,
  removeScenario,
  compareScenarios,
  showScenarios,
  goalSeek,
  sensitivity,
  takeSnapshot,
  renameSnapshot,
  removeSnapshot,
  showSnapshots,
  showDrift,
  toggleKeyFigure,
  setKeyFigures,
  addSheetOfValues,
] as const;
