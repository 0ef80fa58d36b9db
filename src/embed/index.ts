/*
 * The public interface for host pages:
 *
 *     <link rel="stylesheet" href="worthbook.css">
 *     import { mount } from './worthbook.js';
 *     const worthbook = await mount(document.querySelector('#customers'), { locale: 'en' });
 */
export { mount } from './mount';
export type { MountedWorthbook, MountOptions, TemplateDocument } from './mountOptions';
export type {
  HostChange,
  HostCommand,
  HostEventName,
  HostEvents,
  HostListener,
  HostOutcome,
  HostProblem,
  HostSaveState,
  HostSelection,
} from './hostEvents';
export type { HostFunction } from '../../formulas/hostFunction';
export type { Operation } from '../model/operation';
export type { Dispose } from '../shared/disposable';
export type { Locale } from '../shared/localText';
export type { Theme } from '../ui/mountShell';
export type { ShellParts } from '../ui/shellParts';
export type { StorageAdapter, StoredWorkbook } from '../session/openLibrary';
export { defineElement, WorthBookElement } from './worthBookElement';
