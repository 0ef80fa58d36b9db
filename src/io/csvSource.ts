import { ok, type Result } from '../shared/result';
import { previewOf } from './csvPreview';
import type { TableSheet } from '../model/document';
import type { CsvChoices } from '../model/fileImport';
import type { CsvSource, ImportedTable, ReadOptions } from './importSource';
import { checkDuplicates } from './duplicateRows';
import { reduceOrders } from './reduceOrders';
import { targetOf, updateRows } from './updateRows';
import { importTable } from './importTable';
import { planReading, type ReadingPlan } from './readingPlan';

const readingShare = 0.9;

function withProgress(options: ReadOptions, from: number, to: number): ReadOptions {
  const { onProgress } = options;
  if (!onProgress) return options;
  return { ...options, onProgress: (fraction) => onProgress(from + fraction * (to - from)) };
}

/** The rows of the file, or the customers they tell of. */
async function readTable(
  bytes: Uint8Array,
  plan: ReadingPlan,
  { reduce }: CsvChoices,
  options: ReadOptions,
): Promise<Result<ImportedTable>> {
  if (!reduce) return importTable(bytes, plan, options);
  const lines = await importTable(bytes, plan, withProgress(options, 0, readingShare));
  return lines.ok ? reduceOrders(lines.value, reduce.locale, withProgress(options, readingShare, 1)) : lines;
}

/** The choices with the types of the columns that the table has already. */
function choicesFor(plan: Result<ReadingPlan>, choices: CsvChoices, table: TableSheet): CsvChoices {
  if (!plan.ok) return choices;
  const columns = { ...choices.columns };
  for (const { index, name, role } of plan.value.columns) {
    const target = targetOf({ name, role }, table);
    if (target?.formula === null) columns[index] = { role, ...columns[index], type: target.type };
  }
  return { ...choices, columns };
}

/** Opens a file in this thread: for the worker itself, for Node, and for hosts that allow no workers. */
export function openCsv(bytes: Uint8Array): CsvSource {
  // What was previewed last is what is imported, so the plan is not made twice.
  let planned: { readonly choices: string; readonly plan: Result<ReadingPlan> } | null = null;
  const planFor = (choices: CsvChoices): Result<ReadingPlan> => {
    const key = JSON.stringify(choices);
    if (planned?.choices !== key) planned = { choices: key, plan: planReading(bytes, choices) };
    return planned.plan;
  };
  return {
    preview(choices = {}) {
      const plan = planFor(choices);
      return Promise.resolve(plan.ok ? ok(previewOf(plan.value)) : plan);
    },
    async read(choices = {}, options = {}) {
      const plan = planFor(choices);
      if (!plan.ok) return plan;
      const table = await readTable(bytes, plan.value, choices, options);
      // Several lines of one customer are what a file of orders is.
      const isOfCustomers = plan.value.fileKind === 'customers' && !choices.reduce;
      return table.ok && isOfCustomers
        ? ok(checkDuplicates(table.value, choices.leaveOutDuplicates ?? false))
        : table;
    },
    async readUpdate(choices, { table, keyColumnId }, options = {}) {
      // A key is read as the table holds it: 00012 of a column of texts is no number.
      const plan = planFor(choicesFor(planFor(choices), choices, table));
      if (!plan.ok) return plan;
      // Reading is most of the work.
      const imported = await readTable(bytes, plan.value, choices, withProgress(options, 0, readingShare));
      return imported.ok
        ? updateRows(imported.value, table, keyColumnId, withProgress(options, readingShare, 1))
        : imported;
    },
    dispose() {
      planned = null;
    },
  };
}
