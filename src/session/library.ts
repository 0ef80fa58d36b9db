import type { CsvSource } from '../io/importPlan';
import { readWorkbookFile } from '../io/workbookFile';
import type { ComputedValues, EngineTransport } from '../engine/protocol';
import { builtInTemplate } from '../../templates/registry';
import { applyTemplate } from '../../templates/applyTemplate';
import { sampleDocument } from '../../templates/selfTest';
import { applyOperations } from '../model/applyOperations';
import type { ColumnTextReader } from '../model/columnText';
import { newWorkbookId, type WorkbookId } from '../model/ids';
import { newWorkbook } from '../model/newWorkbook';
import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { WriterClaim } from '../storage/tabs';
import type { WorkbookStore, WorkbookSummary } from '../storage/workbookStore';
import { gallery } from './templateService';
import { WorkbookSession } from './workbookSession';

export interface LicenseKeys {
  readonly handsontable?: string;
  readonly hyperformula?: string;
}

export interface LibraryOptions {
  readonly store: WorkbookStore;
  readonly engine: () => EngineTransport;
  readonly licenseKeys: LicenseKeys;
  readonly readOnly?: boolean;
  openCsvSource(file: Blob): CsvSource;
  readonly readColumnText?: ColumnTextReader;
  /** Asks for the right to write; `null` where only this page can have the workbook. */
  readonly claimWriter: ((id: WorkbookId) => Promise<WriterClaim>) | null;
  /** What a new workbook is called: words belong to the interface. */
  newWorkbookName(locale: Locale): string;
}

/** How long a deleted workbook can be brought back. */
const keepRemovedMs = 30 * 24 * 60 * 60 * 1000;

/** All workbooks of one store: what the start screen lists, and the way into each. */
export class Library {
  readonly gallery = gallery();
  readonly #options: LibraryOptions;

  constructor(options: LibraryOptions) {
    this.#options = options;
    void options.store.purgeRemoved(keepRemovedMs);
  }

  list(): Promise<Result<readonly WorkbookSummary[]>> {
    return this.#options.store.list();
  }

  async create({ locale }: { readonly locale: Locale }): Promise<Result<WorkbookId>> {
    const document = newWorkbook({ name: this.#options.newWorkbookName(locale), locale });
    const created = await this.#options.store.create(document);
    return created.ok ? ok(document.id) : created;
  }

  async open(id: WorkbookId, { locale }: { readonly locale: Locale }): Promise<Result<WorkbookSession>> {
    const { store, engine, licenseKeys, readOnly = false, openCsvSource, readColumnText } = this.#options;
    // Its code is large: it is loaded while the workbook is read.
    const started = engine();
    const writer = (await this.#options.claimWriter?.(id)) ?? null;
    const opened = await store.open(id);
    if (!opened.ok) {
      started.terminate();
      writer?.release();
      return opened;
    }
    const { document, version, computed } = opened.value;
    return ok(
      new WorkbookSession({
        document,
        version,
        computed: computed as ComputedValues | null,
        engine: startedFirst(started, engine),
        engineLicenseKey: licenseKeys.hyperformula ?? 'gpl-v3',
        persister: store.persist(document, version),
        writer,
        locale,
        readOnly,
        openCsvSource,
        ...(readColumnText ? { readColumnText } : {}),
      }),
    );
  }

  rename(id: WorkbookId, name: string): Promise<Result<void>> {
    if (name.trim() === '') return Promise.resolve(failed(problem('nameEmpty')));
    return this.#options.store.rename(id, name.trim());
  }

  duplicate(id: WorkbookId, name: string): Promise<Result<WorkbookId>> {
    return this.#options.store.duplicate(id, name);
  }

  remove(id: WorkbookId): Promise<Result<void>> {
    return this.#options.store.remove(id);
  }

  restore(id: WorkbookId): Promise<Result<void>> {
    return this.#options.store.restore(id);
  }

  /** A workbook file becomes a workbook of its own, also when the same one is here already. */
  async importWorkbook(file: File): Promise<Result<WorkbookId>> {
    const read = await readWorkbookFile(new Uint8Array(await file.arrayBuffer()));
    if (!read.ok) return read;
    const document = { ...read.value, id: newWorkbookId() };
    const created = await this.#options.store.create(document);
    return created.ok ? ok(document.id) : created;
  }

  /** A finished analysis on the template's own sample data. */
  async createSample(
    templateId: string,
    { locale }: { readonly locale: Locale },
  ): Promise<Result<WorkbookId>> {
    const template = builtInTemplate(templateId);
    if (!template) return failed(problem('notFound', { name: templateId }));
    const sample = sampleDocument(template, locale);
    const operations = applyTemplate(sample.document, template, { mapping: sample.mapping, locale });
    if (!operations.ok) return operations;
    const { document } = applyOperations(sample.document, operations.value);
    const created = await this.#options.store.create(document);
    return created.ok ? ok(document.id) : created;
  }

  /** Gives the database back. Workbooks that are open are closed by whoever opened them. */
  close(): void {
    this.#options.store.close();
  }
}

/** The engine that runs already, and new ones should it die. */
function startedFirst(started: EngineTransport, create: () => EngineTransport): () => EngineTransport {
  let next: EngineTransport | null = started;
  return () => {
    const transport = next ?? create();
    next = null;
    return transport;
  };
}
