import { ok } from '../shared/result';
import type { Command } from './command';

/** The reference at the caret of the formula that is being typed goes one step round `A1`, `$A$1`, `A$1`, `$A1`. */
export const toggleAbsolute: Command = {
  id: 'cells.toggleAbsolute',
  text: 'formula_key_absolute',
  keys: ['F4'],
  isEnabled: ({ services }) => services.typedFormula !== undefined,
  run({ services }) {
    services.typedFormula?.toggleAbsolute();
    return ok();
  },
};
