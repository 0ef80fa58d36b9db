import type { Operation } from '../model/operation';

/** What a host hears of its workbook, by the name of the event. `<worth-book>` dispatches them as `worthbook-<name>`. */
export interface HostEvents {
  /** The interface is on the page. */
  readonly ready: undefined;
  /** A workbook was opened; `null` on the start screen. */
  readonly navigate: { readonly workbook: string | null };
  readonly change: HostChange;
  readonly selection: HostSelection | null;
  readonly saveState: HostSaveState;
  /** Something could not be done, or stopped working; the person has read the same words. */
  readonly problem: HostProblem;
  readonly templateApplied: { readonly template: string; readonly version: string };
}
export type HostEventName = keyof HostEvents;

/**
 * Name and detail together, so that a listener knows what the detail is once it asked for the name. TypeScript then wants both
 * parameters of it: no form of the type was found that also infers those of a listener with fewer (TypeScript 6.0.3).
 */
export type HostEvent = {
  [Name in HostEventName]: [name: Name, detail: HostEvents[Name]];
}[HostEventName];
export type HostListener = (...event: HostEvent) => void;

/** One change of the document, as plain data: it can be logged, sent and compared. */
export interface HostChange {
  readonly workbook: string;
  /** One more than before the change. */
  readonly version: number;
  /** Dotted, so that a prefix is a question: `input.type`, `input.paste`, `template.apply`, `history.undo`. */
  readonly origin: string;
  readonly source: 'user' | 'remote';
  readonly timeMs: number;
  readonly operations: readonly Operation[];
}

/** The selected rectangle as it is shown; positions count from 0, ends included. */
export interface HostSelection {
  readonly sheet: string;
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly activeRow: number;
  readonly activeColumn: number;
}

export interface HostSaveState {
  /** `saved` only when the last change is durable; `unsaved`: kept in memory, as long as the page lives. */
  readonly state: 'saved' | 'saving' | 'failed' | 'unsaved';
  /** Why saving failed, or why there is no storage though it was asked for: a problem code. */
  readonly reason: string | null;
}

export interface HostProblem {
  readonly code: string;
  /** What happened, why, and what to do, in the language of the interface. */
  readonly message: string;
  /** Where it is, when it is about what the host gave: `templates.2.columns.0.formula`, counted from 0. */
  readonly place?: string;
}

/** A command as a menu of the host would show it. */
export interface HostCommand {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly isEnabled: boolean;
}

export type HostOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: HostProblem };
