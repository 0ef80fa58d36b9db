import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../compileMessages.mjs', import.meta.url));
const messageFile = /src\/i18n\/messages\/.+\.json$/;

/**
 * Compiles the messages before anything imports them, and again when one changes during development. In a process of
 * its own: the compiler leaves timers behind that would hold up the end of a build.
 *
 * @returns {import('vite').Plugin}
 */
export function messages() {
  const compile = () => execFileSync(process.execPath, [script], { stdio: 'inherit' });
  return {
    name: 'worthbook:messages',
    config() {
      compile();
    },
    configureServer(server) {
      server.watcher.on('change', (file) => {
        if (messageFile.test(file.replaceAll('\\', '/'))) compile();
      });
    },
  };
}
