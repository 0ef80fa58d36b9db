import { functionSpecs } from '../../formulas/registry';
import type { FunctionExample, FunctionResult } from '../../formulas/spec';
import { EngineClient } from '../engine/engineClient';
import { EngineHost } from '../engine/engineHost';
import { onNextMacrotask } from '../engine/macrotask';
import type { EngineReply, EngineTransport } from '../engine/protocol';
import { toStoredFormula } from '../model/formula/vocabulary';
import { newWorkbook } from '../model/newWorkbook';
import { isCellError, plainText, type CellValue } from '../shared/value';

/** An example and what the engine makes of it. */
export interface RunExample {
  readonly functionName: string;
  readonly formula: string;
  readonly promised: FunctionResult;
  readonly result: FunctionResult;
  readonly agrees: boolean;
}

const usualTolerance = 1e-9;

/** Runs the worked examples of all functions in the engine, as cells would. */
export async function runExamples(): Promise<readonly RunExample[]> {
  const client = new EngineClient(besideUs);
  const document = newWorkbook();
  client.open(document, 0, null);
  const runs: RunExample[] = [];
  for (const { name, examples } of functionSpecs) {
    for (const example of examples) {
      const stored = toStoredFormula(example.formula, document, { sheetId: null });
      if (!stored.ok) throw new Error(`${example.formula} is no formula`);
      const result = await client.evaluate(stored.value, null);
      const agrees = sameResult(result, example);
      runs.push({ functionName: name, formula: example.formula, promised: example.result, result, agrees });
    }
  }
  client.dispose();
  return runs;
}

/** An engine without messages: while a page is built, nothing may be loaded late, as `inProcessTransport` does. */
function besideUs(): EngineTransport {
  let deliver: ((reply: EngineReply) => void) | null = null;
  const host = new EngineHost((reply) => onNextMacrotask(() => deliver?.(reply)));
  return {
    send: (request) => host.handle(request),
    onReply: (listener) => (deliver = listener),
    onFailure: () => undefined,
    terminate: () => host.handle({ kind: 'close' }),
  };
}

function sameResult(result: FunctionResult, { result: promised, tolerance }: FunctionExample): boolean {
  const [ours, theirs] = [rowsOf(result), rowsOf(promised)];
  return (
    ours.length === theirs.length &&
    ours.every(
      (row, at) =>
        row.length === theirs[at]?.length &&
        row.every((value, column) => sameValue(value, theirs[at]?.[column] ?? null, tolerance)),
    )
  );
}

function sameValue(value: CellValue, promised: CellValue, tolerance = usualTolerance): boolean {
  if (typeof value === 'number' && typeof promised === 'number') {
    return Math.abs(value - promised) <= tolerance * Math.abs(promised);
  }
  if (isCellError(value) || isCellError(promised)) return plainText(value) === plainText(promised);
  // A blank that is a result shows 0 in a cell.
  return value === promised || (promised === null && value === 0);
}

/** One value is one row of one. */
export function rowsOf(result: FunctionResult): readonly (readonly CellValue[])[] {
  return Array.isArray(result) ? (result as readonly (readonly CellValue[])[]) : [[result as CellValue]];
}
