import type { LocalText } from '../shared/localText';
import type { TemplateContent } from './templateDraft';

/** A template that came as a file or in a link: checked, and not yet applied anywhere. */
export interface ReceivedTemplate {
  readonly id: string;
  readonly version: string;
  readonly author: string;
  readonly name: LocalText;
  readonly question: LocalText;
  readonly description: LocalText | null;
  readonly changelog: readonly { readonly version: string; readonly changes: LocalText }[];
  readonly adds: {
    readonly sheets: readonly LocalText[];
    readonly columns: readonly LocalText[];
    readonly parameters: readonly LocalText[];
    readonly charts: readonly LocalText[];
  };
  readonly reads: readonly {
    readonly table: LocalText;
    readonly label: LocalText;
    readonly required: boolean;
  }[];
  /** All of them, as the file writes them. */
  readonly formulas: readonly TemplateContent[];
  readonly bytes: number;
  /** For the one who applies it; nobody else looks into it. */
  readonly template: object;
}
