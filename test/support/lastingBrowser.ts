import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { watchPolicy } from './watchPolicy';

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    // It went with its group.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A browser with a profile that outlives it, so that it can be killed and started again. */
export class LastingBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'worthbook-profile-'));
  readonly #options: BrowserContextOptions;
  readonly #arguments: readonly string[];
  #context: BrowserContext | null = null;
  /** Of each time that it was started. */
  readonly #watches: (readonly string[])[] = [];

  /** `preferences`: what the person set in the browser, as its profile keeps it. */
  constructor(
    options: BrowserContextOptions,
    own: { arguments?: readonly string[]; preferences?: object } = {},
  ) {
    this.#options = options;
    this.#arguments = own.arguments ?? [];
    if (!own.preferences) return;
    mkdirSync(join(this.#profile, 'Default'));
    writeFileSync(join(this.#profile, 'Default', 'Preferences'), JSON.stringify(own.preferences));
  }

  async open(): Promise<Page> {
    const launch = launchOptions();
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      ...launch,
      args: [...launch.args, ...this.#arguments],
      ...this.#options,
    });
    this.#watches.push(watchPolicy(this.#context));
    return this.#context.pages()[0] ?? (await this.#context.newPage());
  }

  /** What was against the policy of its pages, as of all end-to-end tests. */
  get violations(): readonly string[] {
    return this.#watches.flat();
  }

  /** As the power goes: every process of this profile at once, without a word. */
  async kill(): Promise<void> {
    const context = this.#context;
    const closed = new Promise<void>((resolve) => context?.once('close', () => resolve()));
    // The group of the browser in one call, if it leads one; then what does not belong to it and could live on to write.
    for (const { id, group } of this.#processes()) kill(id === group ? -id : id);
    await closed;
    this.#context = null;
    // The killed browser leaves its lock behind, and the next one would refuse the profile.
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
      rmSync(join(this.#profile, name), { force: true });
    }
  }

  /** What Chromium does with databases that it finds damaged, while it is not running. */
  loseDatabases(): void {
    rmSync(join(this.#profile, 'Default', 'IndexedDB'), { recursive: true });
  }

  /** Those that were started with this profile, and no others. */
  #processes(): { readonly id: number; readonly group: number }[] {
    const listed = execFileSync('ps', ['-axwwo', 'pid=,pgid=,args='], { encoding: 'utf8' }).split('\n');
    return listed
      .filter((line) => line.includes(`--user-data-dir=${this.#profile}`))
      .map((line) => {
        const [id = NaN, group = NaN] = line.trim().split(/\s+/, 2).map(Number);
        return { id, group };
      });
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.#profile, { recursive: true, force: true });
  }
}
