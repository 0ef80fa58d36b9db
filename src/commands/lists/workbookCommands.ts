import { backUp, chooseBackupFolder } from '../backups';
import { exportCsv, exportCsvRaw, exportWorkbook, exportXlsx } from '../exportFile';
import { applyTemplate } from '../templates';
import { keepVersion, renameVersion, restoreVersion, showVersions } from '../versions';
import {
  closePanel,
  goToAddress,
  importFile,
  nextRegion,
  previousRegion,
  printSheet,
  saveTemplate,
  showCommandPalette,
  showHelp,
  showKeys,
  showParameters,
  showTemplatePanel,
  showTemplates,
  toggleFormulas,
  zoomIn,
  zoomOut,
  zoomReset,
  zoomTo,
} from '../view';
import { renameWorkbook } from '../workbook';

/** The workbook as a whole, and what is shown around its sheets. In the order of the palette. */
export const workbookCommands = [
  renameWorkbook,
  showVersions,
  keepVersion,
  renameVersion,
  restoreVersion,
  applyTemplate,
  importFile,
  printSheet,
  backUp,
  chooseBackupFolder,
  exportXlsx,
  exportCsv,
  exportCsvRaw,
  exportWorkbook,
  showTemplates,
  saveTemplate,
  showTemplatePanel,
  showParameters,
  showCommandPalette,
  showKeys,
  showHelp,
  closePanel,
  nextRegion,
  previousRegion,
  goToAddress,
  zoomIn,
  zoomOut,
  zoomReset,
  zoomTo,
  toggleFormulas,
] as const;
