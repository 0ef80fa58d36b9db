import { testSize } from './testSize';

/** The class by which a test finds markup that came out of a text. */
export const payloadClass = 'wb-payload';

const act = `globalThis.executed=1`;
const inside = [
  `<img class=${payloadClass} src=x onerror=${act}>`,
  `<svg class=${payloadClass} onload=${act}>`,
  `<script class=${payloadClass}>${act}<${'/'}script>`,
  `<iframe class=${payloadClass} srcdoc="<script>parent.executed=1<${'/'}script>"></iframe>`,
  `<details class=${payloadClass} open ontoggle=${act}>`,
  `<input class=${payloadClass} autofocus onfocus=${act}>`,
  `<a class=${payloadClass} href="javascript:${act}">go</a>`,
  `<video class=${payloadClass}><source onerror=${act}></video>`,
  `<object class=${payloadClass} data="javascript:${act}"></object>`,
  `<form class=${payloadClass} action="javascript:${act}"><button>go</button></form>`,
  `<math class=${payloadClass}><mtext><style><img src=x onerror=${act}></style></mtext></math>`,
  `<meta class=${payloadClass} http-equiv=refresh content="0;url=javascript:${act}">`,
  `<base class=${payloadClass} href="//elsewhere.example/">`,
  `<link class=${payloadClass} rel=stylesheet href="//elsewhere.example/x.css">`,
  `<p class=${payloadClass} style="animation:x" onanimationstart=${act}>`,
];

/** What ends the place that a text may have been put into. */
const exits = [
  '',
  '">',
  "'>",
  '`>',
  '--><!-- -->',
  '</title>',
  '</style>',
  `<${'/'}script>`,
  '</textarea>',
  '</option></select>',
  ']]>',
  '{@html}',
  '\u2028',
  '" autofocus onfocus=globalThis.executed=1 x="',
];

/** How a text gets past a look for the plain one. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) =>
    text.replaceAll(/<(\/?)(\w+)/g, (_, slash: string, name: string) => `<${slash}${name.toUpperCase()}`),
  (text) => text.replaceAll(/ (on\w+)=/g, '\t\n$1\n='),
  (text) => text.replaceAll('<', '<<'),
  (text) => `="${text}`,
  (text) => text.replaceAll('script:', '&#115;cript&colon;').replaceAll(/<(\w+) /g, '<$1/'),
];

const all = new Set(
  disguises.flatMap((disguise) => exits.flatMap((exit) => inside.map((markup) => disguise(exit + markup)))),
);

/** Texts that run where a text is taken for markup: every kind in every place. */
export const scriptPayloads: readonly string[] = [...all].slice(0, testSize(200, 1_000));
