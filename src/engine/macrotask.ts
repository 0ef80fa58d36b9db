const waiting: (() => void)[] = [];
let channel: MessageChannel | null = null;

/**
 * Runs in a task of its own, after messages that are waiting already. Not `setTimeout`: browsers stretch nested
 * timeouts to 4 ms and more.
 */
export function onNextMacrotask(run: () => void): void {
  // In Node an open message channel keeps the process alive.
  if (typeof setImmediate === 'function') {
    setImmediate(run);
    return;
  }
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  waiting.push(run);
  channel.port2.postMessage(null);
}
