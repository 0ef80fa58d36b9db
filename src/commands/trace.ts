import { ok } from '../shared/result';
import type { Command, TraceAction } from './command';
import { selectedSheet } from './region';

function traceCommand(record: Pick<Command, 'id' | 'text' | 'icon' | 'keys'>, action: TraceAction): Command {
  return {
    ...record,
    isEnabled: (context) => selectedSheet(context) !== null,
    run({ services }) {
      services.trace(action);
      return ok();
    },
  };
}

/** Outlines the cells that the active cell reads, or takes the outlines away. */
export const showPrecedents = traceCommand(
  { id: 'trace.precedents', text: 'commands_trace_precedents', icon: 'arrow-up-left' },
  'togglePrecedents',
);
/** Outlines the cells that read the active cell, or takes the outlines away. */
export const showDependents = traceCommand(
  { id: 'trace.dependents', text: 'commands_trace_dependents', icon: 'arrow-down-right' },
  'toggleDependents',
);
/** Takes all of these outlines away. */
export const clearTraces = traceCommand(
  { id: 'trace.clear', text: 'commands_trace_clear', icon: 'eraser' },
  'clear',
);
/** Selects the first cells that the active cell reads. */
export const goToPrecedent = traceCommand(
  {
    id: 'trace.goToPrecedent',
    text: 'commands_trace_goToPrecedent',
    icon: 'corner-up-left',
    keys: ['Mod+['],
  },
  'goToPrecedent',
);
/** Selects the first cells that read the active cell. */
export const goToDependent = traceCommand(
  {
    id: 'trace.goToDependent',
    text: 'commands_trace_goToDependent',
    icon: 'corner-down-right',
    keys: ['Mod+]'],
  },
  'goToDependent',
);
