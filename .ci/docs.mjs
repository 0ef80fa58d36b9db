import { buildIfStale } from './build.mjs';
import { installDependencies } from './install.mjs';

/**
 * Writes the function reference, dist/functions.html, from the registry of functions. It is part of the built
 * application, whose styles and script it shares and which stores it for offline use; a worked example that does not
 * give what it promises fails the build.
 */
await installDependencies();
const built = await buildIfStale();
if (built) console.log('\nThe function reference is dist/functions.html');
process.exitCode = built ? 0 : 1;
