import type { HostEventName } from './hostEvents';
import type { MountOptions } from './mountOptions';

/*
 * How a host page and a Worthbook in an iframe speak:
 *
 *     frame page                                  host page
 *                                ◄── window ──    isFramePresent, for a host that listens late
 *     framePresent {version}     ── window ──►    (any origin may know that a frame is here, and nothing more)
 *                                ◄── window ──    connect {version, nonce, options} + one end of a MessageChannel
 *     connected {version, nonce} ──  port  ──►    or refused {reason}
 *     event {name, detail}       ──  port  ──►
 *                                ◄──  port  ──    call {id, method, args}
 *     answer {id, ...}           ──  port  ──►
 *
 * The frame answers only its parent, only from an origin that stands in its own list, and only once. After that nothing
 * is read from the window any more: the port belongs to whoever got it.
 */
export const frameProtocolVersion = 1;

/**
 * The options of `mount` that can be sent through a port: a host's own storage stays with the host. `functions` are absolute
 * addresses, of which those of origins are taken that the frame's page trusts.
 */
export interface FrameOptions extends Omit<MountOptions, 'storage' | 'onEvent'> {
  readonly storage?: { readonly database: string } | 'memory';
}

export interface FramePresent {
  readonly kind: 'worthbook.framePresent';
  readonly version: number;
}
export interface FrameConnect {
  readonly kind: 'worthbook.connect';
  readonly version: number;
  /** Given back by the frame, so that the host knows whose answer it reads. */
  readonly nonce: string;
  readonly options: FrameOptions;
}

export const frameMethods = ['run', 'commands', 'open', 'save', 'setLocale', 'setTheme'] as const;
export type FrameMethod = (typeof frameMethods)[number];

export interface FrameCall {
  readonly kind: 'call';
  readonly id: number;
  readonly method: FrameMethod;
  readonly args: readonly unknown[];
}
export type FrameReply =
  | { readonly kind: 'connected'; readonly version: number; readonly nonce: string }
  | { readonly kind: 'refused'; readonly nonce: string; readonly reason: 'version' | 'failed' | 'functions' }
  | { readonly kind: 'event'; readonly name: HostEventName; readonly detail: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly message: string };

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
