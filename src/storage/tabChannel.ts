import { documentVersion } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import { storageSchema } from './database';

/** Raised when the words below change their meaning. */
const tabProtocol = 1;

/**
 * What tabs with the same workbook say to each other. None of it carries data: what was edited is on disk or nowhere.
 *
 *     who      who has the right to write?
 *     have     I have
 *     want     let me have it
 *     wrote    there is something new on disk
 */
export type TabWord = 'who' | 'have' | 'want' | 'wrote';

/** The part of `BroadcastChannel` that is used. */
export type ChannelPort = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** Tabs of another version of the app speak another language: they are not heard, and hear nothing. */
const language = `${tabProtocol}.${storageSchema}.${documentVersion}`;

export class TabChannel {
  readonly #port: ChannelPort;
  readonly #words = new Emitter<TabWord>('tab channel');

  constructor(port: ChannelPort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'object' || data === null) return;
      const message = data as { readonly language?: unknown; readonly word?: unknown };
      if (message.language === language && isTabWord(message.word)) this.#words.emit(message.word);
    };
  }

  /** `null` where the browser has none. */
  static open(id: WorkbookId): TabChannel | null {
    return typeof BroadcastChannel === 'undefined'
      ? null
      : new TabChannel(new BroadcastChannel(`worthbook:${id}`));
  }

  say(word: TabWord): void {
    this.#port.postMessage({ language, word });
  }

  onWord(listener: (word: TabWord) => void): Dispose {
    return this.#words.subscribe(listener);
  }

  close(): void {
    this.#port.onmessage = null;
    this.#port.close();
  }
}

const isTabWord = (word: unknown): word is TabWord =>
  word === 'who' || word === 'have' || word === 'want' || word === 'wrote';
