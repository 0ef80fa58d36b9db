import { reportFault } from '../../shared/report';
import type { FunctionInfo } from '../../model/formula/editing/functionInfo';
import type { WorkbookPort } from '../workbookPort';

/** All functions a formula may call, fetched when the first formula is typed. */
export class FunctionCatalogue {
  readonly #port: WorkbookPort;
  #asked = false;
  list = $state.raw<readonly FunctionInfo[]>([]);
  readonly #byName = $derived(new Map(this.list.map((info) => [info.name, info])));

  constructor(port: WorkbookPort) {
    this.#port = port;
  }

  load(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#port.functions().then(
      (list) => (this.list = list),
      (error: unknown) => {
        this.#asked = false;
        reportFault('loading the functions', error);
      },
    );
  }

  find(name: string): FunctionInfo | null {
    return this.#byName.get(name.toUpperCase()) ?? null;
  }
}
