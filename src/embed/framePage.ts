import './framePage.css';
import { assert } from '../shared/assert';
import { serveFrame } from './frameGuest';
import { mount } from './mount';

/**
 * The page in the iframe. Who may drive it stands in its `<meta name="worthbook-hosts">`, whose functions it may import in its
 * `<meta name="worthbook-functions">`.
 */
const element = document.getElementById('worthbook');
assert(element, 'the page has no #worthbook');
const originsNamed = (meta: string): string[] => {
  const named = document.querySelector(`meta[name="${meta}"]`)?.getAttribute('content') ?? '';
  return named.split(/\s+/).filter((origin) => origin !== '');
};
const origins = originsNamed('worthbook-hosts');

serveFrame({
  window,
  origins: origins.length > 0 ? origins : [location.origin],
  functionOrigins: originsNamed('worthbook-functions'),
  mount: (options) => mount(element, options),
});
