import { ok, type Result } from '../shared/result';
import { previewOf } from './csvPreview';
import type { CsvChoices, CsvSource } from './importPlan';
import { importTable } from './importTable';
import { planReading, type ReadingPlan } from './readingPlan';

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
      return plan.ok ? importTable(bytes, plan.value, options) : plan;
    },
    dispose() {
      planned = null;
    },
  };
}
