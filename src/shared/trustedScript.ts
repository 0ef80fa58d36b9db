import { trustedPolicy } from './trustedPolicy';

const policy = trustedPolicy('worthbook-script', {
  createScriptURL(address) {
    const { protocol, origin } = new URL(address);
    // Browsers start a blob only where it was made.
    if (protocol !== 'blob:' && origin !== location.origin)
      throw new TypeError(`no script of ours: ${address}`);
    return address;
  },
});

/** The address of a script that a worker may be started with: one of the page's own origin, or a blob of it. */
export function trustedScript(address: URL): string {
  return policy.createScriptURL(address.href);
}
