import type { LocalText } from '../../src/shared/localText';
import type { CellErrorCode } from '../../src/shared/value';

/** Why a function of ours gives an error: what is wrong, then how to mend it. */
export interface Reason {
  readonly code: CellErrorCode;
  /** `{name}` stands for the parameter of that name in the error's `params`. */
  readonly text: LocalText;
}
