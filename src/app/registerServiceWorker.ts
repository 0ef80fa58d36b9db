import { reportFault } from '../shared/report';
import { trustedScript } from '../shared/trustedScript';

/**
 * A newer version of the page is stored and waits. `apply` starts it, which reloads every open tab of the page, each as
 * soon as it may: the files of the older version are gone then, and a tab that still ran it could not load its later parts.
 */
export interface PageUpdate {
  apply(): void;
}

export interface PageUpdateOptions {
  onUpdate(update: PageUpdate): void;
  /** Resolves when loading the page anew interrupts nobody and loses nothing. */
  mayReload(): Promise<void>;
}

/**
 * Stores the built page in the browser, so that it opens without its server, and says when a newer version waits: at
 * once if one did already, later when one has been fetched. Does nothing where there is no service worker: during
 * development, on plain-http hosts, in private windows of some browsers. The page works there too, just not offline.
 */
export async function registerServiceWorker({ onUpdate, mayReload }: PageUpdateOptions): Promise<void> {
  const container = import.meta.env.PROD ? serviceWorkers() : null;
  if (!container) return;
  // The first worker of a first visit takes over too, but changes nothing for the page that brought it.
  let replacesAnother = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (replacesAnother) void mayReload().then(() => location.reload());
    replacesAnother = true;
  });
  let registration: ServiceWorkerRegistration;
  try {
    registration = await container.register(trustedScript(new URL('serviceWorker.js', document.baseURI)));
  } catch (error) {
    reportFault('registering the service worker', error);
    return;
  }

  const announce = (waiting: ServiceWorker): void => {
    onUpdate({
      apply() {
        waiting.postMessage({ type: 'SKIP_WAITING' });
      },
    });
  };
  // Without a controller this is the first visit, and what becomes ready is not an update.
  if (registration.waiting && container.controller) announce(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const installing = registration.installing;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && container.controller) announce(installing);
    });
  });
}

/** A sandboxed frame has them by name only: asking for them throws. */
function serviceWorkers(): ServiceWorkerContainer | null {
  try {
    return 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  } catch {
    return null;
  }
}
