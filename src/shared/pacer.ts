/** Work between two pauses: short enough for a frame, and for a cancel to be heard at once. */
const sliceMs = 12;

/**
 * Lets long work give way to the event loop, so that a screen can paint and a cancel can arrive. Not by `setTimeout`, which
 * browsers stretch to 4 ms and more.
 */
export class Pacer {
  #sliceStart = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.#sliceStart >= sliceMs) await this.giveWay();
  }

  /** A task of its own for what comes next, however little was done until now. */
  async giveWay(): Promise<void> {
    await nextTask();
    this.#sliceStart = performance.now();
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
