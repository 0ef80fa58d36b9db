import { ok } from '../../shared/result';
import type { Command, CommandContext } from '../command';

const hasScreen = ({ services }: CommandContext): boolean => services.find !== undefined;

/** Opens the field to look for something in, where nothing else on the screen is covered. */
export const showFind: Command = {
  id: 'view.find',
  text: 'structure_find',
  keys: ['Mod+F'],
  icon: 'search',
  isEnabled: hasScreen,
  run({ services }) {
    services.find?.open(false);
    return ok();
  },
};

export const showReplace: Command = {
  id: 'view.replace',
  text: 'structure_replace',
  keys: ['Mod+H'],
  icon: 'replace',
  isEnabled: (context) => hasScreen(context) && !context.readOnly,
  run({ services }) {
    services.find?.open(true);
    return ok();
  },
};

export const findNext = again('view.findNext', 'structure_findNext', 'F3', 1);
export const findPrevious = again('view.findPrevious', 'structure_findPrevious', 'Shift+F3', -1);

function again(id: string, text: string, key: string, step: 1 | -1): Command {
  return {
    id,
    text,
    keys: [key],
    icon: step > 0 ? 'arrow-down' : 'arrow-up',
    isEnabled: hasScreen,
    run({ services }) {
      services.find?.step(step);
      return ok();
    },
  };
}
