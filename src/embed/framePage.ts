import './framePage.css';
import { assert } from '../shared/assert';
import { serveFrame } from './frameGuest';
import { FrameNotice } from './frameNotice';
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
const notice = new FrameNotice(document.body);

serveFrame({
  window,
  origins: origins.length > 0 ? origins : [location.origin],
  functionOrigins: originsNamed('worthbook-functions'),
  onUnserved: (why) => notice.show(why),
  mount: (options) => {
    notice.takeAway();
    return mount(element, options);
  },
});
