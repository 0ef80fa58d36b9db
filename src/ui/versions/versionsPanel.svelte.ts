import { keepVersion, renameVersion, restoreVersion } from '../../commands/versions';
import type { DocumentDifference } from '../../model/documentDifference';
import type { Dispose } from '../../shared/disposable';
import { settle } from '../settle';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import type { WorkbookVersion } from '../workbookPort';

/** What is known of the changes after a version; nothing yet, or that they cannot be known. */
export type ShownDifference = DocumentDifference | 'unreadable' | undefined;

/** The list of earlier versions, with what changed after each, and the comparison of two. */
export class VersionsPanelState {
  readonly #screen: WorkbookScreenState;
  readonly #unsubscribe: Dispose;
  /** Counts the lists: what is looked up for an older one is of no interest any more. */
  #generation = 0;
  #isStale = false;
  #isFollowing = false;
  /** `null` while the list is being read. */
  versions = $state.raw<readonly WorkbookVersion[] | null>(null);
  #after = $state.raw<ReadonlyMap<string, ShownDifference>>(new Map());
  naming = $state<string | null>(null);
  newName = $state('');
  /** The version that is compared, and what with: another one, or `null` for the workbook as it is now. */
  compared = $state.raw<{ readonly from: string; readonly to: string | null } | null>(null);
  comparison = $state.raw<ShownDifference>(undefined);
  busy = $state(false);

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    this.#unsubscribe = screen.port.versions.onChange(() => void this.load());
    void this.load();
  }

  async load(): Promise<void> {
    const generation = ++this.#generation;
    const { shell, port } = this.#screen;
    const listed = await settle('listing versions', () => port.versions.list());
    if (generation !== this.#generation) return;
    if (!listed.ok) shell.showProblem(listed.problem);
    this.versions = listed.ok ? listed.value : [];
    // One after the other: each costs reading what is different.
    for (const [index, { id }] of this.versions.entries()) {
      const found = await this.#difference(id, this.versions[index - 1]?.id ?? null);
      if (generation !== this.#generation) return;
      this.#after = new Map(this.#after).set(id, found);
    }
  }

  /** What changed from a version to the next one. */
  changedAfter(id: string): ShownDifference {
    return this.#after.get(id);
  }

  async keep(): Promise<void> {
    await this.#once(async () => {
      if (await this.#screen.run(keepVersion, { name: this.newName })) this.newName = '';
    });
  }

  async rename(pointId: string, name: string): Promise<void> {
    this.naming = null;
    if (name.trim() === (this.find(pointId)?.name ?? '')) return;
    await this.#screen.run(renameVersion, { pointId, name });
  }

  async restore(pointId: string): Promise<void> {
    await this.#once(() => this.#screen.run(restoreVersion, { pointId }));
    this.compared = null;
    await this.load();
  }

  /** Compares with a version, or with the workbook of now; which of two is the earlier one is seen to. */
  async compare(one: string, other: string | null): Promise<void> {
    const compared = { from: one, to: other };
    this.compared = compared;
    this.comparison = undefined;
    const isOlder = other !== null && this.#indexOf(other) > this.#indexOf(one);
    const found = await (isOlder ? this.#difference(other, one) : this.#difference(one, other));
    if (this.compared === compared) this.comparison = found;
  }

  /** The workbook changed: what is compared with it is looked at again, once at a time however fast somebody types. */
  async followNow(): Promise<void> {
    this.#isStale = true;
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    while (this.#isStale) {
      this.#isStale = false;
      const { compared } = this;
      const newest = this.versions?.[0]?.id;
      if (newest !== undefined && this.#after.has(newest)) {
        const found = await this.#difference(newest, null);
        if (this.versions?.[0]?.id === newest) this.#after = new Map(this.#after).set(newest, found);
      }
      if (compared?.to === null) {
        const found = await this.#difference(compared.from, null);
        if (this.compared === compared) this.comparison = found;
      }
    }
    this.#isFollowing = false;
  }

  find(id: string): WorkbookVersion | undefined {
    return this.versions?.find((version) => version.id === id);
  }

  dispose(): void {
    this.#generation++;
    this.#unsubscribe();
  }

  #indexOf(id: string): number {
    return this.versions?.findIndex((version) => version.id === id) ?? -1;
  }

  async #difference(from: string, to: string | null): Promise<ShownDifference> {
    const found = await settle('comparing versions', () => this.#screen.port.versions.compare(from, to));
    return found.ok ? found.value : 'unreadable';
  }

  async #once(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } finally {
      this.busy = false;
    }
  }
}
