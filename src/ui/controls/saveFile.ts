import type { ExportedFile } from '../workbookPort';

export function saveFile(file: ExportedFile): void {
  saveBlob(new Blob([file.bytes], { type: file.mediaType }), file.name);
}

/** Hands data to the browser's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}
