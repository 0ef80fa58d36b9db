import { toast } from 'svelte-sonner';
import type { Dispose } from '../shared/disposable';

let shellCount = 0;
const errorDurationMs = 10_000;
const undoDurationMs = 8_000;

export interface ToastAction {
  readonly label: string;
  onClick(): void;
}

/** Passing words at the edge of one shell. Every shell has its own, because svelte-sonner keeps one list a page. */
export class Toasts {
  readonly id = `worthbook-${++shellCount}`;

  info(message: string, action?: ToastAction): void {
    toast(message, {
      toasterId: this.id,
      ...(action ? { action, duration: undoDurationMs } : {}),
    });
  }

  /** Something that may be done; whoever offers it may withdraw it. */
  offer(message: string, action: ToastAction): Dispose {
    const id = toast(message, { toasterId: this.id, action, duration: undoDurationMs });
    return () => void toast.dismiss(id);
  }

  success(message: string, action?: ToastAction): void {
    toast.success(message, {
      toasterId: this.id,
      ...(action ? { action, duration: undoDurationMs } : {}),
    });
  }

  /** Stays until it is answered. */
  lasting(message: string, action: ToastAction): void {
    toast(message, { toasterId: this.id, action, duration: Number.POSITIVE_INFINITY });
  }

  error(message: string): void {
    // The message as id: the same failure twice is said once.
    toast.error(message, { id: `${this.id}:${message}`, toasterId: this.id, duration: errorDurationMs });
  }

  dispose(): void {
    for (const shown of toast.getActiveToasts()) if (shown.toasterId === this.id) toast.dismiss(shown.id);
  }
}
