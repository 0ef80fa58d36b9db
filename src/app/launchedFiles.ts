/** What browsers hand over when the installed app is opened with files; TypeScript 6.0.3 does not know it. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly LaunchedFile[] }) => void): void;
}
type LaunchedFile = { readonly kind: 'directory' } | { readonly kind: 'file'; getFile(): Promise<File> };

/**
 * Calls for each file that the operating system opens with the installed app; the manifest asks for a window for each.
 * Browsers without file handling open none.
 */
export function onLaunchedFile(
  open: (file: File) => void,
  { launchQueue }: { readonly launchQueue?: LaunchQueue } = window as { readonly launchQueue?: LaunchQueue },
): void {
  launchQueue?.setConsumer(({ files = [] }) => {
    const [first] = files;
    // A file that is gone by now is none.
    if (first?.kind === 'file') void first.getFile().then(open, () => undefined);
  });
}
