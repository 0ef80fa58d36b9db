import './framePage.css';
import { assert } from '../shared/assert';
import { serveFrame } from './frameGuest';
import { mount } from './mount';

/** The page in the iframe; who may drive it stands in its `<meta name="worthbook-hosts">`. */
const element = document.getElementById('worthbook');
assert(element, 'the page has no #worthbook');
const named = document.querySelector('meta[name="worthbook-hosts"]')?.getAttribute('content') ?? '';
const origins = named.split(/\s+/).filter((origin) => origin !== '');

serveFrame({
  window,
  origins: origins.length > 0 ? origins : [location.origin],
  mount: (options) => mount(element, options),
});
