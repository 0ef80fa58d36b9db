/*
 * Puts the component of one guide onto the page (`?with=react`), turns its theme and takes it away again: what the app of
 * a reader would do around it.
 */
import './trustedTypes.js';

const place = document.getElementById('app');
const onChange = ({ version }) => {
  document.getElementById('edits').textContent = version;
};
const whenPressed = (id, act) => document.getElementById(id).addEventListener('click', act);

const ways = {
  async mount() {
    const { mountCustomers } = await import('./mountCustomers.js');
    place.style.height = '600px';
    const worthbook = await mountCustomers(place);
    worthbook.on('change', onChange);
    whenPressed('dark', () => worthbook.setTheme('dark'));
    whenPressed('leave', () => worthbook.unmount());
  },
  async svelte() {
    const { mount, unmount } = await import('svelte');
    const { default: InSvelte } = await import('./InSvelte.svelte');
    const onReady = (setTheme) => whenPressed('dark', () => setTheme('dark'));
    const shown = mount(InSvelte, { target: place, props: { onChange, onReady } });
    whenPressed('leave', () => unmount(shown));
  },
  async react() {
    const { StrictMode, createElement } = await import('react');
    const { createRoot } = await import('react-dom/client');
    const { Customers } = await import('./Customers.jsx');
    const root = createRoot(place);
    const show = (theme) =>
      root.render(createElement(StrictMode, null, createElement(Customers, { theme, onChange })));
    show('light');
    whenPressed('dark', () => show('dark'));
    whenPressed('leave', () => root.unmount());
  },
  async vue() {
    const { createApp, h, ref } = await import('vue');
    const { default: Customers } = await import('./Customers.vue');
    const theme = ref('light');
    const app = createApp({ render: () => h(Customers, { theme: theme.value, onChange }) });
    app.mount(place);
    whenPressed('dark', () => (theme.value = 'dark'));
    whenPressed('leave', () => app.unmount());
  },
};

await ways[new URLSearchParams(location.search).get('with')]();
