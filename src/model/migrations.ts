import { documentVersion } from './document';

/** Changes a document of version `from` into one of version `from + 1`; plain JSON in, plain JSON out. */
export interface Migration {
  readonly from: number;
  readonly migrate: (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/**
 * The way from every older shape, one step a version (see how tldraw keeps its migrations). A step is never edited
 * once it was released; every version keeps a golden file in `test/fixtures/documents`.
 */
export const migrations: readonly Migration[] = [];

/** Brings a document up to today's version. Returns `null` when a step is missing. */
export function migrate(
  document: Readonly<Record<string, unknown>>,
  steps: readonly Migration[] = migrations,
  target: number = documentVersion,
): Record<string, unknown> | null {
  let current: Record<string, unknown> = { ...document };
  while (current['formatVersion'] !== target) {
    const from = current['formatVersion'];
    const step = steps.find((candidate) => candidate.from === from);
    if (!step) return null;
    current = { ...step.migrate(current), formatVersion: step.from + 1 };
  }
  return current;
}
