import { readWorkbookFile } from '../../io/workbookFile';
import { newWorkbook } from '../../model/newWorkbook';
import { HeadlessSession } from './headlessWorkbook';
import type { HeadlessOptions, HeadlessWorkbook } from './headlessTypes';
import { valueOrThrow } from './worthbookError';

/** A new workbook with one empty grid sheet, `Sheet1`. */
export async function createWorkbook(options: HeadlessOptions = {}): Promise<HeadlessWorkbook> {
  return begun(new HeadlessSession(newWorkbook({ locale: options.locale ?? 'en' }), options));
}

/** Opens a `.worthbook` file. Rejects with a `WorthbookError` when it is damaged, foreign or newer. */
export async function openWorkbook(
  file: Uint8Array,
  options: HeadlessOptions = {},
): Promise<HeadlessWorkbook> {
  const document = valueOrThrow(await readWorkbookFile(file), options.locale ?? 'en');
  return begun(new HeadlessSession(document, options));
}

async function begun(session: HeadlessSession): Promise<HeadlessWorkbook> {
  try {
    await session.checkFunctions();
  } catch (error) {
    session.dispose();
    throw error;
  }
  await session.settled();
  return session;
}
