/** A workbook's name as a file's: what file systems refuse is left out. */
export function fileNameOf(name: string, extension: string): string {
  const allowed = Array.from(name, (char) => ('\\/:*?"<>|'.includes(char) || char < ' ' ? ' ' : char)).join(
    '',
  );
  return `${allowed.trim() || 'Worthbook'}${extension}`;
}
