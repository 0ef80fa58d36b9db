import { deflateSync, Inflate, strToU8 } from 'fflate';
import { joinBytes } from '../shared/joinBytes';
import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';

/*
 * A link that carries a template in its fragment, which browsers send nowhere:
 *
 *     https://.../#template=1.<the file, deflated, as base64url>
 *
 * The number is the version of this way of writing it.
 */
const prefix = 'template=';
const linkVersion = 1;

/** Longer links are cut by the programs they are sent with. */
export const longestTemplateLink = 32_000;
/** What is taken in at most: no browser passes on more of an address. */
const longestFragment = 2_000_000;
/** So that one piece cannot become more than about a megabyte. */
const pieceBytes = 1024;
const bytesPerMegabyte = 1024 * 1024;

export const isTemplateFragment = (fragment: string): boolean => fragment.startsWith(prefix);

/** The fragment for a template file. Errors: templateLinkTooLong with `size` and `limit`, in characters. */
export function toTemplateFragment(json: string): Result<string> {
  const packed = deflateSync(strToU8(json), { level: 9 });
  const fragment = `${prefix}${linkVersion}.${toBase64Url(packed)}`;
  return fragment.length > longestTemplateLink
    ? failed(problem('templateLinkTooLong', { size: fragment.length, limit: longestTemplateLink }))
    : ok(fragment);
}

/**
 * The text of the template file that a fragment carries, at most `limitBytes` of it; not yet read.
 *
 * Errors: templateLinkDamaged; templateLinkNewer; templateInvalid when it unpacks to more than the limit.
 */
export function fromTemplateFragment(fragment: string, limitBytes: number): Result<string> {
  const [, version = '', data = ''] = /^template=(\d{1,4})\.([\w-]*)$/.exec(fragment) ?? [];
  if (version === '' || fragment.length > longestFragment) return failed(problem('templateLinkDamaged'));
  if (Number(version) > linkVersion) return failed(problem('templateLinkNewer'));
  const packed = fromBase64Url(data);
  const bytes = packed && inflate(packed, limitBytes);
  if (!(bytes instanceof Uint8Array)) return failed(bytes ?? problem('templateLinkDamaged'));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failed(problem('templateLinkDamaged'));
  }
}

/** Piece by piece: a small link must not become all the memory there is. */
function inflate(packed: Uint8Array, limitBytes: number): Uint8Array | Problem | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflater = new Inflate((part, final) => {
    parts.push(part);
    length += part.length;
    ended = final;
  });
  try {
    for (let at = 0; at < packed.length; at += pieceBytes) {
      inflater.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length);
      if (length > limitBytes)
        return problem('templateInvalid', {
          path: '$',
          reason: 'templates_fault_tooLarge',
          limit: limitBytes / bytesPerMegabyte,
        });
    }
  } catch {
    return null;
  }
  if (!ended || length === 0) return null;
  return joinBytes(parts);
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
