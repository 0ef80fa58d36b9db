/** A CPU profile as V8 gives it, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples?: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas?: readonly number[];
}

const shownFunctions = 8;
const notWork: ReadonlySet<string> = new Set(['(idle)', '(root)']);

/** The functions that took the most time themselves, idle time left out: `12.3 ms 45 % multiply (arithmetic.js)`. */
export function costliestFunctions({ nodes, samples = [], timeDeltas = [] }: CpuProfile): string[] {
  const labelOf = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const file =
        url
          .split('/')
          .pop()
          ?.replace(/-[\w-]{8}\.js$/, '.js') ?? '';
      return [
        id,
        file ? `${functionName || '(anonymous)'} (${file}:${lineNumber + 1})` : functionName || '(anonymous)',
      ];
    }),
  );
  const micros = new Map<string, number>();
  let total = 0;
  samples.forEach((id, index) => {
    const label = labelOf.get(id) ?? '?';
    if (notWork.has(label)) return;
    const delta = timeDeltas[index + 1] ?? 0;
    total += delta;
    micros.set(label, (micros.get(label) ?? 0) + delta);
  });
  return [...micros]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shownFunctions)
    .map(
      ([label, time]) =>
        `${(time / 1000).toFixed(1)} ms, ${Math.round((100 * time) / total)} %: \`${label}\``,
    );
}
