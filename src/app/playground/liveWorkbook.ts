import { mount, type MountedWorthbook, type MountOptions } from '../../embed/index';
import type { Locale } from '../../shared/localText';
import { mountOptionsOf, templateOf, type PlaygroundOptions } from './playgroundOptions';

interface Mounted {
  readonly worthbook: MountedWorthbook;
  readonly element: HTMLElement;
  readonly options: PlaygroundOptions;
  /** What is open, as its events tell. */
  readonly open: OpenWorkbook;
}
interface OpenWorkbook {
  id: string | null;
  isEdited: boolean;
}
type Begun = Pick<MountOptions, 'workbook' | 'file' | 'template'>;

const carriedName = 'playground.worthbook';

/** The workbook of the playground: mounted anew for each change of the options, one after the other. */
export class LiveWorkbook {
  readonly #place: HTMLElement;
  readonly #sampleFile: (locale: Locale) => Promise<File>;
  #mounted: Mounted | null = null;
  #wanted: PlaygroundOptions | null = null;
  #queue: Promise<void> = Promise.resolve();

  constructor(place: HTMLElement, sampleFile: (locale: Locale) => Promise<File>) {
    this.#place = place;
    this.#sampleFile = sampleFile;
  }

  /** Resolves when the interface is there, or newer options have taken the place of these. */
  show(options: PlaygroundOptions): Promise<void> {
    this.#wanted = options;
    const shown = this.#queue.then(() => this.#renew(options));
    // What failed does not stand in the way of what comes next.
    this.#queue = shown.catch(() => undefined);
    return shown;
  }

  async #renew(options: PlaygroundOptions): Promise<void> {
    if (options !== this.#wanted) return;
    const begun =
      (this.#mounted && (await carriedOver(this.#mounted, options))) ?? (await this.#begin(options));
    await this.#mounted?.worthbook.unmount();
    this.#mounted?.element.remove();
    this.#mounted = null;
    const element = this.#place.appendChild(document.createElement('div'));
    const open: OpenWorkbook = { id: null, isEdited: begun.file?.name === carriedName };
    const worthbook = await mount(element, {
      ...mountOptionsOf(options),
      ...begun,
      onEvent: (name, detail) => {
        if (name === 'change') open.isEdited = true;
        if (name === 'navigate') open.id = detail.workbook;
      },
    });
    this.#mounted = { worthbook, element, options, open };
  }

  async #begin(options: PlaygroundOptions): Promise<Begun> {
    const template = templateOf(options);
    if (template !== null) return { template };
    return options.beginning === 'file' ? { file: await this.#sampleFile(options.locale) } : {};
  }
}

/** What the person has made stays open under new options, unless these begin with something else. */
async function carriedOver(mounted: Mounted, options: PlaygroundOptions): Promise<Begun | null> {
  const { worthbook, open, options: before } = mounted;
  if (open.id === null || before.beginning !== options.beginning) return null;
  if (before.storage === 'database' && options.storage === 'database') return { workbook: open.id };
  if (!open.isEdited) return null;
  return { file: new File([new Uint8Array(await worthbook.save())], carriedName) };
}
