import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash } from './contentHash.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export const messageCompilerOptions = {
  project: join(root, 'src/i18n/project.inlang'),
  outdir: join(root, 'src/i18n/generated'),
  // The locale is an argument of every call (src/i18n/texts.ts); nothing is read from cookies, addresses or globals.
  strategy: /** @type {['baseLocale']} */ (['baseLocale']),
  outputStructure: /** @type {const} */ ('locale-modules'),
  emitReadme: false,
};

const stamp = join(root, '.cache/messages');

/** Compiles the message files of src/i18n when they have changed since the last time. */
export async function compileMessages() {
  const hash = contentHash(root, [
    'src/i18n/messages',
    'src/i18n/project.inlang/settings.json',
    '.ci/compileMessages.mjs',
    'package-lock.json',
  ]);
  const entry = join(messageCompilerOptions.outdir, 'messages.js');
  if (existsSync(entry) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;

  const { compile } = await import('@inlang/paraglide-js');
  rmSync(stamp, { force: true });
  await compile(messageCompilerOptions);
  // Without its message plug-in the compiler "succeeds" with no messages at all.
  if (!readFileSync(join(messageCompilerOptions.outdir, 'messages/en.js'), 'utf8').includes('app_name')) {
    throw new Error(`No messages in ${relative(root, entry)}: was the message plug-in found?`);
  }
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, hash);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await compileMessages();
  // paraglide 2.25: timers of its own keep the process alive for another 30 seconds.
  process.exit();
}
