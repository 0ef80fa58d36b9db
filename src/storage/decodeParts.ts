import type { PartRow } from './database';
import type { PartId } from './packedRecord';
import type { Scheduler } from './scheduler';
import { decodePart, type Part } from './storedPart';

/** Parts are checked this long before input and painting have their turn. */
export const sliceMs = 12;

/** The parts whose records are intact. */
export async function decodeParts(
  rows: readonly PartRow[],
  scheduler: Scheduler,
): Promise<ReadonlyMap<PartId, Part>> {
  const parts = new Map<PartId, Part>();
  let sliceEndMs = scheduler.nowMs() + sliceMs;
  for (const { id, part: stored } of rows) {
    const part = decodePart(stored);
    if (part) parts.set(id, part);
    if (scheduler.nowMs() >= sliceEndMs) {
      await scheduler.breathe();
      sliceEndMs = scheduler.nowMs() + sliceMs;
    }
  }
  return parts;
}
