import type { Dispose } from './disposable';

/** A fault that was contained: who failed, with what. Shown to developers, never hidden. */
export interface FaultReport {
  readonly where: string;
  readonly error: unknown;
}

type ReportListener = (report: FaultReport) => void;

const listeners = new Set<ReportListener>();

/** Reports a bug of ours, a library's or a host's that was caught so that the workbook can go on. */
export function reportFault(where: string, error: unknown): void {
  console.error(`Worthbook: ${where}`, error);
  for (const listener of listeners) listener({ where, error });
}

export function onFault(listener: ReportListener): Dispose {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
