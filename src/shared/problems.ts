/**
 * Codes of everything that can go wrong and be expected (conventions, chapter 6). Wording lives in `src/i18n`
 * under `problem_<code>`; a test checks that every code has text in every language.
 */
export const problemCodes = [
  // formulas, while they are entered
  'formulaSyntax',
  // the same faults where it is known which; params: position from 1, and what stands there
  'formulaTextOpen',
  'formulaColumnOpen',
  'formulaBracketExtra',
  'formulaOperandMissing',
  'formulaUnknownFunction',
  'formulaUnknownName',
  'formulaTooLong',
  'formulaTooDeep',
  'formulaTooManyOperators',
  'formulaThisRowOutsideTable',
  // commands
  'nameEmpty',
  'nameTaken',
  'nameInvalid',
  'lastSheet',
  'cellIsCalculated',
  'cellNotEditable',
  // a formula typed into a table column that holds values; params: column
  'formulaInValueColumn',
  'valueNotOfType',
  // params: code
  'formatCodeInvalid',
  // a value that a validation refuses; params: message; or value with choices or bounds
  'valueRefused',
  'valueRequired',
  'valueNotInList',
  'valueNotNumber',
  'valueNotWhole',
  'valueNotDate',
  'valueNotLength',
  'valueNotByFormula',
  'parameterOutOfBounds',
  // params: name and count; name; min and max
  'parameterInUse',
  'parameterNameInvalid',
  'parameterBounds',
  'parameterStep',
  'parameterWithoutChoices',
  'parameterIsFunction',
  // a name for what holds no single value of its own; params: name
  'nameNeedsReference',
  'nameNeedsBlock',
  // typed into the name box; params: name; address and last
  'nameUnknown',
  'addressNotThere',
  'clipboardEmpty',
  // data that a chart cannot show; params: column; needed; text
  'chartNothingSelected',
  'chartBlockTooSmall',
  'chartNoNames',
  'chartNoNumbers',
  'chartTooFewColumns',
  'chartNamesNotNumbers',
  'chartColumnNotNumber',
  'chartColumnMissing',
  'chartCutMissing',
  'chartBounds',
  'chartDataMissing',
  'chartTwoTables',
  'chartNeedsTable',
  'chartRange',
  // a change that would make a sheet or the workbook larger than it may be; params: rows, columns or needed; limit
  'tooManyRows',
  'tooManyColumns',
  'workbookTooLarge',
  'cancelled',
  // it is not known yet which rows of a filtered table are shown; params: table
  'rowsAwaited',
  // a column is still being calculated
  'valuesPending',
  'notFound',
  // several ranges are selected: the command takes one; or ranges that lie apart; or that do not cover the same lines
  'severalRanges',
  'rangesOverlap',
  'rangesNotAligned',
  'nothingToSum',
  'nothingAbove',
  'readOnly',
  // where a table differs from a sheet of free cells, said when someone tries
  'tableRowsHaveNoPlace',
  'tableRowsAreFiltered',
  'tableRowHeight',
  'tableCellsBelongToRows',
  'tableHeadingsStay',
  // params: column
  'columnHasCondition',
  // ranges of cells
  'rangeHasArray',
  'rowsHiddenByFilter',
  'rowsHiddenInRange',
  'nothingToSort',
  'nothingToCompare',
  'nothingToFilter',
  'nothingToContinue',
  'nothingToRepeat',
  'nothingForTable',
  // params: table
  'noOrders',
  // lines of a sheet
  'lastLineShown',
  'nothingToFreeze',
  'tooManyFrozen',
  // import
  'fileEmpty',
  'fileBinary',
  'fileTooLarge',
  'fileTooManyRows',
  'fileTooManyColumns',
  'fileUnknownKind',
  'fileOneColumn',
  'fileDamaged',
  'fileEncrypted',
  // a zip archive that would inflate to more than is safe; params: size, limit
  'fileUnsafeEntries',
  'fileUnsafeSize',
  'fileUnsafeRatio',
  // reading took longer than a harmless file can; params: seconds
  'fileTooSlow',
  'importCancelled',
  // rows are to be matched by a key that the file does not have; params: name of the column
  'keyColumnMissing',
  // documents and templates
  'documentDamaged',
  'documentNewer',
  'templateInvalid',
  'templateNewer',
  'templateFieldMissing',
  'templateFieldType',
  // a link that carries a template; params: size and limit in characters
  'templateLinkDamaged',
  'templateLinkNewer',
  'templateLinkTooLong',
  // storage
  'storageBlocked',
  'storageFailed',
  'storageFull',
  'storageNewer',
  'otherTabSilent',
  'recordDamaged',
  'backupFailed',
  // so many versions may have names; params: limit
  'tooManyVersions',
  // engine
  'engineFailed',
  'calculationTooLarge',
  // functions of whoever embeds Worthbook; params: name, detail; or module, detail
  'hostFunctionMalformed',
  'hostFunctionName',
  'hostFunctionNameTaken',
  'hostModuleFailed',
  'hostModuleSilent',
  // ours
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What goes into a problem's text: names, numbers and places, never a ready-made sentence. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** An expected failure, as plain data; the interface words it in the reader's language. */
export interface Problem {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  readonly params?: ProblemParams;
}

export function problem(code: ProblemCode, params?: ProblemParams): Problem {
  return params ? { kind: 'problem', code, params } : { kind: 'problem', code };
}
