import { problem, type Problem } from '../../shared/problems';

/** How long a module may take until it is there. */
const importMs = 20_000;

export interface ImportedRows {
  readonly rows: readonly unknown[];
  readonly refused: readonly Problem[];
}

export interface ImportOptions {
  /** Not to be imported: an earlier engine did not come back from them. */
  readonly stuck: readonly string[];
  /** Hears of each module before it is imported. */
  onImport(module: string): void;
  /** Resolves or rejects as `import()` does. */
  readonly load?: (module: string) => Promise<unknown>;
  readonly timeoutMs?: number;
}

/**
 * The registry rows of a host's ES modules, one module after the other: its export `functions`, or else its default export.
 * Functions cannot be sent to a worker, and their texts are not evaluated (a host's Content-Security-Policy forbids that),
 * so the worker imports them itself. A module that cannot be had is left out, and the workbook opens without it.
 */
export async function importModules(
  modules: readonly string[],
  { stuck, onImport, load = importModule, timeoutMs = importMs }: ImportOptions,
): Promise<ImportedRows> {
  const rows: unknown[] = [];
  const refused: Problem[] = [];
  for (const module of modules) {
    if (stuck.includes(module)) {
      refused.push(problem('hostModuleSilent', { module }));
      continue;
    }
    onImport(module);
    try {
      const imported = await withinTime(load(module), timeoutMs);
      if (imported === late) refused.push(problem('hostModuleSilent', { module }));
      else rows.push(...rowsOf(imported));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      refused.push(problem('hostModuleFailed', { module, detail }));
    }
  }
  return { rows, refused };
}

function importModule(module: string): Promise<unknown> {
  return import(/* @vite-ignore */ module);
}

function rowsOf(imported: unknown): readonly unknown[] {
  const { functions, default: byDefault } = imported as Readonly<Record<string, unknown>>;
  const rows = functions ?? byDefault;
  if (!Array.isArray(rows)) throw new TypeError('it exports no list of functions');
  return rows as readonly unknown[];
}

const late = Symbol('late');

async function withinTime<T>(promise: Promise<T>, ms: number): Promise<T | typeof late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const time = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  try {
    return await Promise.race([promise, time]);
  } finally {
    clearTimeout(timer);
  }
}
