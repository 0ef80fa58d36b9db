import { afterEach } from 'vitest';
import { page } from 'vitest/browser';
import type { Locale } from '../../../src/shared/localText';
import type { WorkbookId } from '../../../src/model/ids';
import { mountShell, type MountedShell } from '../../../src/ui/mountShell';
import type { LibraryPort } from '../../../src/ui/libraryPort';
import { fakeLibrary, fakePort, type FakePort } from '../../support/fakePort';

let mounted: { readonly shell: MountedShell; readonly host: HTMLElement } | null = null;

afterEach(async () => {
  await mounted?.shell.dispose();
  mounted?.host.remove();
  mounted = null;
});

/** The whole shell over a library, at the size of a laptop window; taken off the page after the test. */
export function showShell(
  library: LibraryPort,
  o: {
    workbookId?: string;
    locale?: Locale;
    onNavigate?: (id: WorkbookId | null) => void;
    /** On the page already, in place of one that fills it; the page is then not the shell's alone. */
    host?: HTMLElement;
  } = {},
): MountedShell {
  const host = o.host ?? document.createElement('div');
  if (!o.host) {
    host.style.cssText = 'position:fixed;inset:0';
    document.body.append(host);
  }
  const shell = mountShell(host, {
    library,
    takesFocus: o.host === undefined,
    preferences: { locale: o.locale ?? 'en', theme: 'light' },
    ...(o.onNavigate ? { onNavigate: o.onNavigate } : {}),
    ...(o.workbookId === undefined ? {} : { workbookId: o.workbookId as WorkbookId }),
  });
  mounted = { shell, host };
  return shell;
}

/** One workbook on the screen, with its grid. */
export async function showWorkbook(
  port: FakePort = fakePort(),
  o: { locale?: Locale; host?: HTMLElement } = {},
): Promise<{ port: FakePort; shell: MountedShell }> {
  const shell = showShell(fakeLibrary({ port: () => port }), { workbookId: '_wopen', ...o });
  await expectGrid();
  return { port, shell };
}

async function expectGrid(): Promise<void> {
  await page.getByRole('tablist').findElement();
  await waitFor(() => document.querySelector('.wb-grid td') !== null);
}

/** Resolves as soon as something holds, looked at once a frame. */
export async function waitFor(holds: () => boolean): Promise<void> {
  const until = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > until) throw new Error(`never came true: ${holds.toString()}`);
    await new Promise(requestAnimationFrame);
  }
}
