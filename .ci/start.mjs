import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installDependencies } from './install.mjs';
import { root } from './process.mjs';
import { serveFolders } from './staticServer.mjs';

const defaultPort = 4173;

/** The port asked for, or the first free one from the default on. */
async function serve() {
  const folders = [join(root, 'dist')];
  const host = process.env.HOST;
  if (process.env.PORT) return serveFolders({ folders, port: Number(process.env.PORT), host });
  for (let port = defaultPort; ; port += 1) {
    try {
      return await serveFolders({ folders, port, host });
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port > defaultPort + 50) throw error;
    }
  }
}

try {
  await installDependencies();
  if (!(await buildIfStale())) throw new Error('The build failed: the lines above say why.');
  const { origin } = await serve();
  console.log(`\nWorthbook is at ${origin}/ (Ctrl+C ends it)`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
