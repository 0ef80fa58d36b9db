import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Where the output of a program goes: passed through, or kept to be shown when it has ended.
 *
 * @typedef {'inherit' | Buffer[]} Output
 */

/**
 * Runs a program in the project's folder.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ environment?: NodeJS.ProcessEnv, output?: Output, timeoutMs?: number }} [options] `environment` is added to
 *   ours; after `timeoutMs` the program is ended
 * @returns {Promise<number>} its exit code; 127 when there is no such program
 */
export function run(program, args, { environment = {}, output = 'inherit', timeoutMs } = {}) {
  const stream = output === 'inherit' ? 'inherit' : 'pipe';
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      timeout: timeoutMs,
      stdio: ['ignore', stream, stream],
      env: { ...process.env, ...environment },
      // npm is a script file on Windows, which only a shell can start.
      shell: process.platform === 'win32' && program === 'npm',
    });
    if (output !== 'inherit') {
      child.stdout?.on('data', (chunk) => output.push(chunk));
      child.stderr?.on('data', (chunk) => output.push(chunk));
    }
    child.once('error', (error) => {
      console.error(error.message);
      done(127);
    });
    child.once('close', (code, signal) => {
      if (child.killed)
        console.error(`${args[0] ?? program} was ended: not done after ${(timeoutMs ?? 0) / 60_000} minutes`);
      done(code ?? (signal ? 128 : 1));
    });
  });
}

/**
 * Runs a program of node_modules by its script, without npx and its shell.
 *
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {{ environment?: NodeJS.ProcessEnv, output?: Output, timeoutMs?: number }} [options]
 */
export function runTool(script, args, options) {
  return run(process.execPath, [join(root, 'node_modules', script), ...args], options);
}
