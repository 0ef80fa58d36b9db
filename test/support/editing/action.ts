import type { EditingPage } from './editingPage';

/** One line of what a person does with cells, by either hand; labels come from the messages, so both languages do the same. */
export interface EditingAction {
  readonly name: string;
  keyboard(app: EditingPage): Promise<void>;
  mouse(app: EditingPage): Promise<void>;
  /** What has come of it, whichever way it was done. */
  holds(app: EditingPage): Promise<void>;
  /** How many steps are undone to have all as it was before; 1 unless said. */
  readonly steps?: number;
}
