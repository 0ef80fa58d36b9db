/** As far as we use them; TypeScript 6.0 does not know the interface of the browser. */
interface Rules {
  createHTML?(markup: string): string;
  createScriptURL?(address: string): string;
}

interface Policies {
  createPolicy(name: string, rules: Rules): Required<Rules>;
}

/**
 * A policy for the places where the browser takes a text for markup or for the address of a script. A page with
 * `require-trusted-types-for 'script'` refuses every text there that no policy has made; each of ours belongs to the one
 * module that needs it, which does not hand it on. The names stand in the Content-Security-Policy
 * (`.ci/contentSecurityPolicy.mjs`).
 *
 * What it makes is no text but an object that only the browser can read; it is typed as the text in whose place it goes.
 * Where there are no Trusted Types the rules apply all the same, and give texts.
 */
export function trustedPolicy(name: string, rules: Rules): Required<Rules> {
  const policies = (globalThis as { readonly trustedTypes?: Policies }).trustedTypes;
  if (policies) return policies.createPolicy(name, rules);
  const none = (): string => {
    throw new TypeError(`${name} makes nothing of this kind`);
  };
  return { createHTML: none, createScriptURL: none, ...rules };
}
