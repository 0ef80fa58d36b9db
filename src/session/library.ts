import type { CsvSource } from '../io/importSource';
import { looksLikeArchive, looksLikeWorkbook } from '../io/fileKind';
import { importLimits, tooLarge } from '../io/importLimits';
import { isWorkbookFile } from '../io/workbookFile';
import type { XlsxNote } from '../io/xlsx/xlsxNotes';
import type { ComputedValues, EngineTransport } from '../engine/protocol';
import type { Template } from '../../templates/schema';
import { applyOperations } from '../model/applyOperations';
import type { ColumnTextReader } from '../model/columnText';
import type { WorkbookDocument } from '../model/document';
import { newWorkbookId, type WorkbookId } from '../model/ids';
import { newWorkbook } from '../model/newWorkbook';
import type { ReceivedTemplate } from '../model/receivedTemplate';
import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { RestorePoint } from '../storage/restorePoint';
import type { JoinedTabs } from '../storage/joinTabs';
import type { StorageFailure } from '../storage/storageFault';
import type { StoreLoss } from '../storage/storeLoss';
import type { WorkbookStore, WorkbookSummary } from '../storage/workbookStore';
import type { Backup, BackupPlace, Backups } from './backups';
import { builtInGallery, type TemplateGallery } from './templating/templateGallery';
import { WorkbookSession, type ExportedFile } from './workbookSession';
import { longestWorkbookSeconds, type ReadFile, type ReadFileOptions } from './xlsx/xlsxClient';

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
  readFile(file: Blob, options: ReadFileOptions): Promise<Result<ReadFile>>;
  readonly readColumnText?: ColumnTextReader;
  /** Second copies; `null` where none are kept. */
  readonly backups?: Backups | null;
  /** There was a store before, and it is gone. */
  readonly loss?: StoreLoss | null;
  /** Why the store of this browser cannot be had, and memory is in its place. */
  readonly insteadOf?: StorageFailure | null;
  /** Finds out what other tabs do with a workbook; `null` where only this page can have it. */
  readonly joinTabs: ((id: WorkbookId) => Promise<JoinedTabs>) | null;
  /** What a person can begin with; the built-in templates when it is not said. */
  readonly gallery?: TemplateGallery;
  /** What a new workbook is called: words belong to the interface. */
  newWorkbookName(locale: Locale): string;
}

/** A file that became a workbook. */
export interface OpenedFile {
  readonly id: WorkbookId;
  readonly notes: readonly XlsxNote[];
}

const inspectedBytes = 64;
const longestName = 60;

/** How long a deleted workbook can be brought back. */
const keepRemovedMs = 30 * 24 * 60 * 60 * 1000;

/** All workbooks of one store: what the start screen lists, and the way into each. */
export class Library {
  readonly gallery: TemplateGallery['cards'];
  readonly #gallery: TemplateGallery;
  readonly #options: LibraryOptions;

  constructor(options: LibraryOptions) {
    this.#options = options;
    this.#gallery = options.gallery ?? builtInGallery;
    this.gallery = this.#gallery.cards;
    void options.store.purgeRemoved(keepRemovedMs).then((purged) => {
      if (purged.ok && purged.value.length > 0) void options.backups?.forget(purged.value);
    });
  }

  list(): Promise<Result<readonly WorkbookSummary[]>> {
    return this.#options.store.list();
  }

  async create({ locale }: { readonly locale: Locale }): Promise<Result<WorkbookId>> {
    const document = newWorkbook({ name: this.#options.newWorkbookName(locale), locale });
    const created = await this.#options.store.create(document);
    return created.ok ? ok(document.id) : created;
  }

  /** `calculate: false`: formulas show what was stored, and the engine waits to be asked. */
  async open(
    id: WorkbookId,
    { locale, calculate = true }: { readonly locale: Locale; readonly calculate?: boolean },
  ): Promise<Result<WorkbookSession>> {
    const { store, engine, licenseKeys, readOnly = false, openCsvSource, readColumnText } = this.#options;
    // Its code is large: it is loaded while the workbook is read.
    const started = calculate ? engine() : null;
    const tabs = (await this.#options.joinTabs?.(id)) ?? null;
    const opened = await store.open(id);
    if (!opened.ok) {
      started?.terminate();
      tabs?.leave();
      return opened;
    }
    const { document, version, computed, damaged } = opened.value;
    return ok(
      new WorkbookSession({
        document,
        version,
        computed: computed as ComputedValues | null,
        damaged,
        calculate,
        engine: started ? startedFirst(started, engine) : engine,
        engineLicenseKey: licenseKeys.hyperformula ?? 'gpl-v3',
        persister: tabs?.share(document, version) ?? store.persist(document, version),
        points: store.points,
        backups: this.#options.backups ?? null,
        writer: tabs?.writer ?? null,
        locale,
        readOnly,
        openCsvSource,
        gallery: this.#gallery,
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

  /** That the whole store of this browser is gone; `null` where it is not. */
  get loss(): StoreLoss | null {
    return this.#options.loss ?? null;
  }

  /** Why the store of this browser cannot be had: nothing outlives the page then. `null` where it can, or is not asked for. */
  get inMemoryBecause(): StorageFailure | null {
    return this.#options.insteadOf ?? null;
  }

  /** Second copies of workbooks that are not here any more, the newest of each. */
  async lostBackups(): Promise<Result<readonly Backup[]>> {
    const { store, backups } = this.#options;
    const listed = await store.list();
    if (!listed.ok) return listed;
    const seen = new Set(listed.value.map(({ id }) => id));
    const lost: Backup[] = [];
    for (const backup of (await backups?.list()) ?? []) {
      if (!seen.has(backup.workbookId)) lost.push(backup);
      seen.add(backup.workbookId);
    }
    return ok(lost);
  }

  /** Second copies of one workbook, also of one that is here and cannot be read. The newest first. */
  async backupsOf(id: WorkbookId): Promise<Result<readonly Backup[]>> {
    const kept = (await this.#options.backups?.list()) ?? [];
    return ok(kept.filter(({ workbookId }) => workbookId === id));
  }

  /** A second copy as a workbook of its own; the one it is of is left as it is. */
  async copyBackup(backup: BackupPlace, name: string): Promise<Result<WorkbookId>> {
    const read = await this.#options.backups?.read(backup);
    return read?.ok ? this.#createAs(read.value, name) : (read ?? failed(problem('notFound')));
  }

  /** Makes a workbook of a second copy, under its own id. With the last one the loss is made good. */
  async restoreBackup(backup: BackupPlace): Promise<Result<WorkbookId>> {
    const here = await this.list();
    // Another tab has brought it back, and may have edited it since.
    if (here.ok && here.value.some(({ id }) => id === backup.workbookId)) return ok(backup.workbookId);
    const read = await this.#options.backups?.read(backup);
    if (!read?.ok) return read ?? failed(problem('notFound'));
    const created = await this.#options.store.create(read.value);
    if (!created.ok) return created;
    const left = await this.lostBackups();
    if (left.ok && left.value.length === 0) this.loss?.dismiss();
    return ok(read.value.id);
  }

  /** Earlier states of a workbook, also of one that cannot be opened. */
  listVersions(id: WorkbookId): Promise<Result<readonly RestorePoint[]>> {
    return this.#options.store.points.list(id);
  }

  /** An earlier state as a workbook of its own; the one it is of is left as it is. */
  async copyVersion(id: WorkbookId, pointId: string, name: string): Promise<Result<WorkbookId>> {
    const read = await this.#options.store.points.read(id, pointId);
    return read.ok ? this.#createAs(read.value.document, name) : read;
  }

  async #createAs(kept: WorkbookDocument, name: string): Promise<Result<WorkbookId>> {
    const document = { ...kept, id: newWorkbookId(), name };
    const created = await this.#options.store.create(document);
    return created.ok ? ok(document.id) : created;
  }

  /** What is stored of a workbook, as it lies there: for someone who can make more of it than we can. */
  async exportRaw(id: WorkbookId): Promise<Result<ExportedFile>> {
    const raw = await this.#options.store.rawRecords(id);
    if (!raw.ok) return raw;
    return ok({ name: `${id}.raw.json`, mediaType: 'application/json', bytes: raw.value });
  }

  /** Whether a file is a whole workbook, by its first bytes; anything else has rows to import. */
  async isWorkbookFile(file: Blob): Promise<boolean> {
    const first = new Uint8Array(await file.slice(0, inspectedBytes).arrayBuffer());
    if (isWorkbookFile(first)) return true;
    // The directory of an archive, which tells a workbook from a text document, stands at its end.
    return looksLikeArchive(first) && looksLikeWorkbook(new Uint8Array(await file.arrayBuffer()));
  }

  /**
   * A workbook file (`.worthbook` or `.xlsx`) becomes a workbook of its own, also when the same one is here already. What
   * of it is not as it was is told.
   */
  async importWorkbook(
    file: File,
    { locale, signal }: { readonly locale: Locale; readonly signal?: AbortSignal },
  ): Promise<Result<OpenedFile>> {
    const read = await this.#readFile(file, { locale, ...(signal ? { signal } : {}) });
    if (!read.ok) return read;
    if (signal?.aborted) return failed(problem('importCancelled'));
    const document = { ...read.value.document, id: newWorkbookId() };
    const created = await this.#options.store.create(document);
    return created.ok ? ok({ id: document.id, notes: read.value.notes }) : created;
  }

  async #readFile(
    file: File,
    options: { readonly locale: Locale; readonly signal?: AbortSignal },
  ): Promise<Result<ReadFile>> {
    if (file.size > importLimits.bytes) return failed(tooLarge(file.size));
    const first = new Uint8Array(await file.slice(0, inspectedBytes).arrayBuffer());
    const name = file.name.replace(/\.\w{1,5}$/, '').trim() || this.#options.newWorkbookName(options.locale);
    return this.#options.readFile(file, {
      ...options,
      name: name.slice(0, longestName),
      ...(isWorkbookFile(first) ? { longestSeconds: longestWorkbookSeconds } : {}),
    });
  }

  /** Reads a template from a file, or from the fragment of a link. Nothing changes; see `receiveTemplate`. */
  async receiveTemplate(source: Blob | string): Promise<Result<ReceivedTemplate>> {
    return (await import('./templating/receiveTemplate')).receiveTemplate(source);
  }

  /** A finished analysis on the template's own sample data. */
  async createSample(
    source: string | Pick<ReceivedTemplate, 'id' | 'template'>,
    { locale }: { readonly locale: Locale },
  ): Promise<Result<WorkbookId>> {
    const isReceived = typeof source !== 'string';
    const templateId = isReceived ? source.id : source;
    const [found, { sampleDocument }, { applyTemplate }, { fullSample }] = await Promise.all([
      isReceived ? { template: source.template as Template, isBuiltIn: false } : this.#gallery.find(source),
      import('../../templates/selfTest'),
      import('../../templates/applyTemplate'),
      import('../../templates/samples/sampleFirm'),
    ]);
    if (!found) return failed(problem('notFound', { name: templateId }));
    const { template, isBuiltIn } = found;
    const sample = sampleDocument(template, locale, fullSample);
    const operations = applyTemplate(sample.document, template, {
      mapping: sample.mapping,
      locale,
      keepsSource: !isBuiltIn,
    });
    if (!operations.ok) return operations;
    const { document } = applyOperations(sample.document, operations.value);
    // The sheet that every new workbook begins with has nothing to show here.
    const sheets = document.sheets.filter(
      (sheet) => sheet.kind === 'table' || Object.keys(sheet.chunks).length > 0,
    );
    const created = await this.#options.store.create({ ...document, sheets });
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
