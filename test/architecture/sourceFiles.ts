import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly source: string;
}

/** The files we write below these folders, without what is generated. */
export function sourceFiles(folders: readonly string[], endings: RegExp): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => endings.test(path) && !path.startsWith('src/i18n/generated/'))
      .map((path) => ({ path, source: readFileSync(`${root}${path}`, 'utf8') })),
  );
}
