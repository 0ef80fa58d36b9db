import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the project's folder with its output passed through.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment added to ours
 * @returns {Promise<number>} its exit code; 127 when there is no such program
 */
export function run(program, args, environment = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
      // npm is a script file on Windows, which only a shell can start.
      shell: process.platform === 'win32' && program === 'npm',
    });
    child.once('error', (error) => {
      console.error(error.message);
      done(127);
    });
    child.once('exit', (code, signal) => done(code ?? (signal ? 128 : 1)));
  });
}

/**
 * Runs a program of node_modules by its script, without npx and its shell.
 *
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment
 */
export function runTool(script, args, environment = {}) {
  return run(process.execPath, [join(root, 'node_modules', script), ...args], environment);
}
