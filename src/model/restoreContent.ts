import type { WorkbookDocument } from './document';
import { findSheet } from './lookup';
import type { Operation } from './operation';
import { sameData } from './sameData';
import type { Snapshot } from './snapshot';

/** What a workbook holds, as opposed to what it is. */
type Content = Exclude<keyof WorkbookDocument, 'formatVersion' | 'id' | 'name' | 'locale'>;

/** Each part has its way back; one that is added to the document has to be given one. */
const ways: Readonly<
  Record<Content, (current: WorkbookDocument, wanted: WorkbookDocument) => readonly Operation[]>
> = {
  sheets: sheetOperations,
  parameters: (current, wanted) =>
    listOperations(
      current.parameters,
      wanted.parameters,
      ({ id }) => ({ kind: 'removeParameter', parameterId: id }),
      (parameter, after) => ({ kind: 'addParameter', parameter, after }),
    ),
  namedRanges: ({ namedRanges: now = [] }, { namedRanges = [] }) =>
    listOperations(
      now,
      namedRanges,
      ({ id }) => ({ kind: 'removeNamedRange', rangeId: id }),
      (range, after) => ({ kind: 'addNamedRange', range, after }),
    ),
  charts: chartOperations,
  templates: templateOperations,
  scenarios: ({ scenarios: now = [] }, { scenarios = [] }) =>
    sameData(now, scenarios) ? [] : [{ kind: 'setScenarios', scenarios }],
  keyFigures: ({ keyFigures: now = [] }, { keyFigures = [] }) =>
    sameData(now, keyFigures) ? [] : [{ kind: 'setKeyFigures', keyFigures }],
  snapshots: snapshotOperations,
};

/**
 * What makes a workbook hold again what it held at an earlier time. Its name stays. What is the same now as then is not
 * touched; a sheet that differs is replaced as a whole, so undoing a restoration and restoring cost the same.
 */
export function restoreOperations(current: WorkbookDocument, wanted: WorkbookDocument): Operation[] {
  return Object.values(ways).flatMap((way) => way(current, wanted));
}

function sheetOperations(current: WorkbookDocument, wanted: WorkbookDocument): Operation[] {
  const isKept = new Set(
    wanted.sheets.filter((sheet) => sameData(findSheet(current, sheet.id), sheet)).map(({ id }) => id),
  );
  const operations: Operation[] = current.sheets
    .filter(({ id }) => !isKept.has(id))
    .map(({ id }) => ({ kind: 'removeSheet', sheetId: id }));
  const order = current.sheets.map(({ id }) => id).filter((id) => isKept.has(id));
  wanted.sheets.forEach((sheet, index) => {
    const after = wanted.sheets[index - 1]?.id ?? null;
    if (!isKept.has(sheet.id)) {
      operations.push({ kind: 'addSheet', sheet, after });
      order.splice(index, 0, sheet.id);
    } else if (order[index] !== sheet.id) {
      operations.push({ kind: 'moveSheet', sheetId: sheet.id, after });
      order.splice(order.indexOf(sheet.id), 1);
      order.splice(index, 0, sheet.id);
    }
  });
  return operations;
}

/** Of parts that no operation moves: one out of its place is taken out and put in again. */
function listOperations<Part extends { readonly id: string }>(
  current: readonly Part[],
  wanted: readonly Part[],
  removal: (part: Part) => Operation,
  addition: (part: Part, after: Part['id'] | null) => Operation,
): Operation[] {
  const operations: Operation[] = [];
  const order = [...current];
  const take = (index: number): void => {
    const [part] = order.splice(index, 1);
    if (part) operations.push(removal(part));
  };
  wanted.forEach((part, index) => {
    if (sameData(order[index], part)) return;
    const known = order.findIndex(({ id }) => id === part.id);
    if (known >= 0) take(known);
    operations.push(addition(part, order[index - 1]?.id ?? null));
    order.splice(index, 0, part);
  });
  while (order.length > wanted.length) take(order.length - 1);
  return operations;
}

function chartOperations(current: WorkbookDocument, wanted: WorkbookDocument): Operation[] {
  const find = (document: WorkbookDocument, id: string) => document.charts.find((chart) => chart.id === id);
  return [
    ...current.charts
      .filter((chart) => !sameData(find(wanted, chart.id), chart))
      .map(({ id }): Operation => ({ kind: 'removeChart', chartId: id })),
    ...wanted.charts
      .filter((chart) => !sameData(find(current, chart.id), chart))
      .map((chart): Operation => ({ kind: 'addChart', chart })),
  ];
}

function snapshotOperations(
  { snapshots: now = [] }: WorkbookDocument,
  { snapshots = [] }: WorkbookDocument,
): Operation[] {
  const isIn = (list: readonly Snapshot[], snapshot: Snapshot): boolean =>
    sameData(
      list.find(({ id }) => id === snapshot.id),
      snapshot,
    );
  return [
    ...now
      .filter((snapshot) => !isIn(snapshots, snapshot))
      .map(({ id }): Operation => ({ kind: 'removeSnapshot', snapshotId: id })),
    ...snapshots
      .filter((snapshot) => !isIn(now, snapshot))
      .map((snapshot): Operation => ({ kind: 'addSnapshot', snapshot })),
  ];
}

function templateOperations(current: WorkbookDocument, wanted: WorkbookDocument): Operation[] {
  const ids = new Set([...current.templates, ...wanted.templates].map(({ id }) => id));
  return [...ids].flatMap((templateId): Operation[] => {
    const find = ({ templates }: WorkbookDocument) => templates.find(({ id }) => id === templateId) ?? null;
    const applied = find(wanted);
    return sameData(find(current), applied) ? [] : [{ kind: 'setTemplate', templateId, applied }];
  });
}
