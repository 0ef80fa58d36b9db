import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { onLaunchedFile } from '../../../src/app/launchedFiles';
import { workbookFileExtension, workbookMediaType } from '../../../src/io/workbookFile';

type Options = NonNullable<Parameters<typeof onLaunchedFile>[1]>;
type Consumer = Parameters<NonNullable<Options['launchQueue']>['setConsumer']>[0];

function launch(files: Parameters<Consumer>[0]['files']): ReturnType<typeof vi.fn> {
  const open = vi.fn();
  onLaunchedFile(open, { launchQueue: { setConsumer: (consumer) => consumer(files ? { files } : {}) } });
  return open;
}

describe('files that the operating system opens with the app', () => {
  const file = new File(['a,b'], 'orders.csv');

  it('are handed on', async () => {
    const open = launch([{ kind: 'file', getFile: () => Promise.resolve(file) }]);
    await vi.waitFor(() => expect(open).toHaveBeenCalledExactlyOnceWith(file));
  });

  it('are none where the app was opened by itself, with a folder, or with what is gone', async () => {
    const gone = Promise.reject(new DOMException('gone', 'NotFoundError'));
    const opened = [
      launch(undefined),
      launch([]),
      launch([{ kind: 'directory' }]),
      launch([{ kind: 'file', getFile: () => gone }]),
    ];
    await gone.catch(() => undefined);
    for (const open of opened) expect(open).not.toHaveBeenCalled();
    onLaunchedFile(vi.fn(), {});
  });

  it('are of the kinds that the manifest names', () => {
    const path = new URL('../../../src/app/public/manifest.webmanifest', import.meta.url);
    const { file_handlers } = JSON.parse(readFileSync(path, 'utf8')) as {
      file_handlers: { accept: Record<string, string[]>; launch_type: string }[];
    };
    expect(file_handlers).toHaveLength(1);
    expect(file_handlers[0]?.accept[workbookMediaType]).toEqual([workbookFileExtension]);
    expect(Object.values(file_handlers[0]?.accept ?? {}).flat()).toEqual(['.worthbook', '.csv', '.xlsx']);
    expect(file_handlers[0]?.launch_type).toBe('multiple-clients');
  });
});
