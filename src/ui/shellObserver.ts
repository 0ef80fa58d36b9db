import type { Selection } from '../commands/command';
import type { Problem } from '../shared/problems';
import type { WorkbookPort } from './workbookPort';

/** Who hears what goes on inside a shell: an embedding host, through `embed/hostConnection.ts`. */
export interface ShellObserver {
  /** A workbook is on the screen; it is gone when the next call names another or none. */
  workbookShown(port: WorkbookPort | null): void;
  selectionChanged(selection: Selection | null): void;
  /** Something could not be done, and the person was told in these words. */
  problemShown(problem: Problem, message: string): void;
}
