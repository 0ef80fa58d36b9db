import type { EngineTransport } from '../../engine/protocol';
import type { WorkbookDocument } from '../../model/document';
import type { ValueReader } from '../../model/valueReader';
import { WorkbookCore } from '../workbookCore';

/** Calculates copies of a workbook, each with an engine of its own, that nobody sees. */
export interface Scratch {
  /** What `use` is given is gone when it has answered. */
  calculate<T>(document: WorkbookDocument, use: (values: ValueReader) => T): Promise<T>;
}

export function scratchOn(engine: () => EngineTransport, engineLicenseKey: string): Scratch {
  return {
    async calculate(document, use) {
      const core = new WorkbookCore({ document, engine, engineLicenseKey });
      try {
        await core.engine.settled();
        return use(core.values);
      } finally {
        core.dispose();
      }
    },
  };
}
