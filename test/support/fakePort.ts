import { plainCommands, findCommand } from '../../src/commands/commandRegistry';
import type { CommandContext } from '../../src/commands/command';
import { readBlocks } from '../../src/model/columnBlocks';
import type { WorkbookDocument } from '../../src/model/document';
import { inputValue } from '../../src/model/format/gridInput';
import type { CellPlace, Explanation } from '../../src/model/explanation';
import { History } from '../../src/model/history';
import { newParameterId, type WorkbookId } from '../../src/model/ids';
import { columnOf, findSheet, gridCell, rowCount, tableSheet } from '../../src/model/lookup';
import { newWorkbook } from '../../src/model/newWorkbook';
import { Workbook } from '../../src/model/workbook';
import { Emitter } from '../../src/shared/emitter';
import type { Locale } from '../../src/shared/localText';
import { problem } from '../../src/shared/problems';
import { failed, ok } from '../../src/shared/result';
import { plainText } from '../../src/shared/value';
import { distinctValues } from '../../src/model/filtering/distinctValues';
import type { GridValues } from '../../src/grid/gridOptions';
import type { LibraryPort, WorkbookCard } from '../../src/ui/libraryPort';
import type {
  EngineStatus,
  ListedValues,
  ScreenPort,
  ShownSaveState,
  ValueListing,
  WorkbookPort,
} from '../../src/ui/workbookPort';
import { fakeCards } from './fakeCards';
import { fakeCsvImport, type RequestedImport } from './fakeCsvImport';
import { sampleTable } from './sampleWorkbook';

/** A workbook without engine, storage and file reading: real model and commands, everything else by hand. */
export interface FakePort extends WorkbookPort {
  setSaving(state: ShownSaveState): void;
  setEngine(status: EngineStatus): void;
  /** What the last import was asked for. */
  readonly imports: readonly RequestedImport[];
  readonly closed: boolean;
}

/** Customers with a parameter, beside the empty first sheet. */
export function sampleDocument(): WorkbookDocument {
  const empty = newWorkbook({ name: 'Customers 2026' });
  const names = ['Northwind', 'Contoso', 'Fabrikam', 'Tailspin', 'Litware', '蓝海科技', '远山贸易', 'Adatum'];
  const table = sampleTable('Customers', [
    { name: 'Customer', type: 'text', values: names, role: 'name' },
    {
      name: 'Region',
      type: 'choice',
      values: names.map((_, index) => (index % 2 ? 'East' : 'West')),
      role: 'region',
    },
    {
      name: 'Revenue',
      type: 'currency',
      values: names.map((_, index) => 1200 * (index + 3)),
      role: 'revenue',
    },
    {
      name: 'Service cost',
      type: 'currency',
      values: names.map((_, index) => 310 * (index + 1)),
      role: 'serviceCost',
    },
  ]);
  return {
    ...empty,
    sheets: [table, ...empty.sheets],
    parameters: [
      {
        id: newParameterId(),
        name: 'Rate',
        label: { en: 'Discount rate', 'zh-CN': '贴现率' },
        help: { en: 'What a year of waiting costs.', 'zh-CN': '资金等待一年的成本。' },
        kind: 'percent',
        value: 0.1,
        min: 0,
        max: 0.5,
        step: 0.005,
      },
    ],
  };
}

export function fakePort(
  document: WorkbookDocument = sampleDocument(),
  o: {
    readOnly?: boolean;
    damaged?: readonly string[];
    explain?: (place: CellPlace) => Explanation | null;
  } = {},
): FakePort {
  const workbook = new Workbook(document);
  const history = new History(workbook);
  const savingChanges = new Emitter<void>('fake saving');
  const engineChanges = new Emitter<void>('fake engine');
  let saveState: ShownSaveState = { kind: 'saved', atMs: Date.now() };
  let engineStatus: EngineStatus = { kind: 'idle' };
  let locale: Locale = 'en';
  let screen: ScreenPort | null = null;
  let closed = false;
  const imports: RequestedImport[] = [];
  const values = enteredValues(workbook);
  const context = (): CommandContext => ({
    workbook,
    values,
    locale,
    readOnly: o.readOnly ?? false,
    selection: screen?.selection ?? null,
    selectedChartId: screen?.selectedChartId ?? null,
    services: {
      undo: () => history.undo(),
      redo: () => history.redo(),
      showSheet: (sheetId) => screen?.showSheet(sheetId),
      select: (selection) => screen?.select(selection),
      selectRows: (sheetId, rows) => screen?.selectRows(sheetId, rows),
      showPanel: (panel, target) => screen?.showPanel(panel, target),
      showDialog: (dialog) => screen?.showDialog(dialog),
      trace: (action) => screen?.trace(action),
      moveFocus: (step) => screen?.moveFocus(step),
      askForAddress: () => screen?.askForAddress?.(),
      toggleFormulas: (sheetId) => screen?.toggleFormulas?.(sheetId),
      ...(screen?.typedText ? { typedText: screen.typedText } : {}),
      ...(screen?.typedFormula ? { typedFormula: screen.typedFormula } : {}),
      zoomBy: (action) => screen?.zoomBy(action),
      zoomTo: (zoom) => screen?.zoomTo(zoom),
      print: (chartId) => screen?.print(chartId),
      showColumnMenu: (sheetId, columnId) => screen?.showColumnMenu(sheetId, columnId),
      reapplyView: () => undefined,
      startPainting: (look) => screen?.startPainting?.(look),
      showChoices: () => screen?.showChoices?.(),
      selectChart: (chartId) => screen?.selectChart?.(chartId),
      notify: (notice) => screen?.notify(notice),
      runLongWork: (label, work) =>
        screen?.runLongWork(label, work) ?? Promise.resolve(failed(problem('notFound'))),
    },
  });
  return {
    workbook,
    values,
    imports,
    get closed() {
      return closed;
    },
    history: {
      get canUndo() {
        return history.canUndo;
      },
      get canRedo() {
        return history.canRedo;
      },
      get nextUndo() {
        return history.nextUndo;
      },
      get nextRedo() {
        return history.nextRedo;
      },
      undo: () => history.undo(),
      redo: () => history.redo(),
      onChange: (listener) => history.onChange(listener),
    },
    saving: {
      get state() {
        return saveState;
      },
      onState: (listener) => savingChanges.subscribe(listener),
      retry: async () => {
        saveState = { kind: 'saved', atMs: Date.now() };
        savingChanges.emit();
      },
    },
    engine: {
      get status() {
        return engineStatus;
      },
      onStatus: (listener) => engineChanges.subscribe(listener),
      cancel: () => undefined,
      resume: () => undefined,
      held: [],
      tryAgain: () => undefined,
    },
    templates: {
      gallery: fakeCards,
      readiness: async () => new Map(),
      propose: async (source) =>
        proposalFor(typeof source === 'string' ? source : source.id, workbook.document),
      cardOf: (templateId) => fakeCards.find(({ id }) => id === templateId) ?? null,
      compare: async () => ok(null),
      share: async () => failed(problem('notFound')),
      linkTo: async () => failed(problem('notFound')),
      apply: () => ok(),
      remove: () => ok(),
      authoring: () => Promise.reject(new Error('no templates are made here')),
    },
    whatIf: {
      run: async (_parameters, read) => ok(read({ document: workbook.document, values })),
      release: () => undefined,
    },
    backup: null,
    versions: {
      areLasting: true,
      list: async () => ok([]),
      compare: () => Promise.resolve(failed(problem('notFound'))),
      onChange: () => () => undefined,
    },
    damaged: o.damaged ?? [],
    readOnlyReason: o.readOnly ? 'otherTab' : null,
    onReadOnly: () => () => undefined,
    holdStill: () => undefined,
    setLocale: (next) => {
      locale = next;
    },
    commands: plainCommands,
    isCommandEnabled: (id) => findCommand(id)?.isEnabled(context()) ?? false,
    runCommand: (id, args) => findCommand(id)?.run(context(), args) ?? failed(problem('notFound')),
    attachScreen: (attached) => {
      screen = attached;
      return () => {
        screen = null;
      };
    },
    refusedFunctions: () => Promise.resolve([]),
    functions: async () => (await import('../../src/session/functionCatalogue')).functionCatalogue,
    describeError: (error) => `described ${error.code}`,
    describeNotice: ({ reason }) => `noticed ${reason}`,
    openCsv: async (file) =>
      file.size === 0 ? failed(problem('fileEmpty')) : ok(fakeCsvImport(workbook, file.name, imports)),
    exportWorkbook: async () =>
      ok({ name: 'fake.worthbook', mediaType: 'application/zip', bytes: new Uint8Array([1]) }),
    exportXlsx: () => Promise.resolve(failed(problem('notFound'))),
    exportCsv: async () => ok({ name: 'fake.csv', mediaType: 'text/csv', bytes: new Uint8Array([1]) }),
    close: async () => {
      closed = true;
    },
    setSaving: (state) => {
      saveState = state;
      savingChanges.emit();
    },
    explain: (place) => Promise.resolve(o.explain?.(place) ?? null),
    listValues: (listing) => Promise.resolve(listedValues(workbook.document, listing)),
    setEngine: (status) => {
      engineStatus = status;
      engineChanges.emit();
    },
  };
}

function listedValues(
  document: WorkbookDocument,
  { sheetId, columnId, search, limit, locale }: ValueListing,
): ListedValues {
  const table = tableSheet(document, sheetId);
  const shown = new Uint8Array(rowCount(table)).fill(1);
  return distinctValues(columnOf(table, columnId).blocks, shown, {
    locale,
    limit,
    matches: (value) => plainText(value).toLowerCase().includes(search.toLowerCase()),
  });
}

/** Entered values only: nothing here calculates. */
function enteredValues(workbook: Workbook): GridValues {
  return {
    get version() {
      return workbook.version;
    },
    tableValue: (sheetId, columnId, rowIndex) => {
      const column = tableSheet(workbook.document, sheetId).columns.find(({ id }) => id === columnId);
      return column && column.blocks.length > 0 ? readBlocks(column.blocks, rowIndex) : null;
    },
    columnBlocks: (sheetId, columnId) =>
      tableSheet(workbook.document, sheetId).columns.find(({ id }) => id === columnId)?.blocks ?? [],
    gridValue: (sheetId, rowId, columnId) => {
      const sheet = findSheet(workbook.document, sheetId);
      return sheet?.kind === 'grid' ? inputValue(gridCell(sheet, rowId, columnId)?.input ?? null) : null;
    },
    tableNotices: () => [],
    gridNotices: () => [],
    isSpilled: () => false,
    isPending: () => false,
    rowOrder: () => null,
    isOrderPending: () => false,
    subscribe: () => () => undefined,
  };
}

function proposalFor(
  templateId: string,
  document: WorkbookDocument,
): Awaited<ReturnType<WorkbookPort['templates']['propose']>> {
  const card = fakeCards.find(({ id }) => id === templateId);
  const table = document.sheets.find((sheet) => sheet.kind === 'table');
  if (!card || !table) return failed(problem('notFound'));
  return ok({
    card,
    appliedVersion: null,
    customersFrom: null,
    fields: card.needs.map((label, index) => ({
      key: `customers.${index}`,
      label,
      required: index < 2,
      candidates: table.columns.map((column) => ({
        column: { sheetId: table.id, columnId: column.id },
        name: column.name,
        confidence: column.name === label.en ? 0.95 : 0.2,
        samples: ['3,600', '4,800', '6,000'],
      })),
    })),
    parameters: document.parameters.map(({ id: _, ...parameter }) => ({ ...parameter, key: parameter.name })),
  });
}

/** A library of fake workbooks. */
export function fakeLibrary(
  o: { cards?: readonly WorkbookCard[]; port?: () => WorkbookPort } = {},
): LibraryPort & {
  readonly cards: WorkbookCard[];
} {
  const cards = [...(o.cards ?? [])];
  const removed: WorkbookCard[] = [];
  const add = (name: string, rowCount = 0): WorkbookId => {
    const id = `_w${cards.length}` as WorkbookId;
    cards.push({ id, name, modifiedMs: Date.now(), rowCount, sheetCount: 1, readable: true });
    return id;
  };
  const move = (from: WorkbookCard[], to: WorkbookCard[], id: WorkbookId): void => {
    const at = from.findIndex((card) => card.id === id);
    to.push(...from.splice(at, 1));
  };
  return {
    cards,
    gallery: fakeCards,
    list: async () => ok([...cards]),
    create: async () => ok(add('Workbook')),
    open: async () => ok((o.port ?? fakePort)()),
    rename: async (id, name) => {
      const at = cards.findIndex((card) => card.id === id);
      const card = cards[at];
      if (!card) return failed(problem('notFound'));
      cards[at] = { ...card, name };
      return ok();
    },
    duplicate: async (_, name) => ok(add(name)),
    remove: async (id) => {
      move(cards, removed, id);
      return ok();
    },
    restore: async (id) => {
      move(removed, cards, id);
      return ok();
    },
    loss: null,
    inMemoryBecause: null,
    lostBackups: async () => ok([]),
    backupsOf: async () => ok([]),
    copyBackup: async (_, name) => ok(add(name)),
    restoreBackup: async () => ok(add('Backup')),
    listVersions: async () => ok([]),
    copyVersion: async (_, _version, name) => ok(add(name)),
    exportRaw: () => Promise.resolve(failed(problem('notFound'))),
    isWorkbookFile: async () => false,
    importWorkbook: async () => {
      const added = add('Imported');
      return ok({ id: added, notes: [] });
    },
    receiveTemplate: async () => failed(problem('templateLinkDamaged')),
    createSample: async () => ok(add('Sample', 500)),
  };
}
