import { playgroundDatabase, templateOf, type PlaygroundOptions } from './playgroundOptions';

const imports = `import { mount } from 'worthbook';
import 'worthbook/worthbook.css';
`;
const fetchFile = `const answer = await fetch('customers.worthbook');
const file = new File([await answer.blob()], 'customers.worthbook');
`;

/** The module that a host would write to get what the options say. */
export function playgroundCode(options: PlaygroundOptions): string {
  const { locale, theme, readOnly, storage, beginning, hidden } = options;
  const template = templateOf(options);
  const given = [
    `locale: '${locale}'`,
    `theme: '${theme}'`,
    readOnly && 'readOnly: true',
    storage === 'memory' ? `storage: 'memory'` : `storage: { database: '${playgroundDatabase}' }`,
    beginning === 'file' && 'file',
    template !== null && `template: '${template}'`,
    hidden.length > 0 && `parts: { ${hidden.map((part) => `${part}: false`).join(', ')} }`,
  ].filter((line) => line !== false);
  return `${imports}
${beginning === 'file' ? `${fetchFile}\n` : ''}const element = document.querySelector('#customers');
const worthbook = await mount(element, {
${given.map((line) => `  ${line},\n`).join('')}});
`;
}
