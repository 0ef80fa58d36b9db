import { fileURLToPath } from 'node:url';
import { serveFolders } from '../../.ci/staticServer.mjs';

/**
 * The built app, as `npm start` serves it, plus the host pages of the embedding tests (test/hosts).
 *
 * @param {Readonly<Record<string, string>>} [headers] in place of those of `npm start`
 */
export function serveBuilt(headers = {}) {
  const folders = ['dist', 'test/hosts'].map((folder) =>
    fileURLToPath(new URL(`../../${folder}`, import.meta.url)),
  );
  return serveFolders({ folders, port: 0, headers });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { port } = await serveBuilt();
  console.log(`Serving the built app on port ${port}`);
}
