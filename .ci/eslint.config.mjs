import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

/** Ways to run text as markup or as code. The built page's policy blocks some of them; reviewers block the rest. */
const markupAndCodeFromText = [
  { selector: "MemberExpression[property.name='innerHTML']", message: 'Build nodes or set textContent.' },
  { selector: "MemberExpression[property.name='outerHTML']", message: 'Build nodes or set textContent.' },
  { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: 'Build nodes.' },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'Build nodes.',
  },
  {
    selector: "Property[key.name='allowHtml']",
    message: 'Handsontable: cells of this kind bypass the sanitizer.',
  },
  {
    selector: "Property[key.name='renderer'][value.value='html']",
    message: 'Handsontable: this renderer bypasses the sanitizer.',
  },
];

const ours = [
  {
    selector: "MemberExpression[object.name='crypto'][property.name='randomUUID']",
    message: 'Missing on plain-http hosts: take ids from src/model/ids.ts.',
  },
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'No sleeps: wait for what has to happen.',
  },
];

/** `style:` directives set properties of the element, which the policy allows. */
const inlineStyles = [
  {
    selector: "SvelteAttribute[key.name='style']",
    message: "Blocked by `style-src 'self'`: use a class or a `style:` directive.",
  },
];

const wholeIcons = {
  name: '@lucide/svelte',
  message: 'It compiles 2,000 icons: import @lucide/svelte/icons/<name>, and set size and stroke in CSS.',
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'test-results/',
      'src/i18n/generated/',
      'src/i18n/project.inlang/',
      '.cache/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...markupAndCodeFromText, ...ours],
      'no-restricted-imports': ['error', wholeIcons],
      // `undefined` is the compiler's business: it knows the globals of each environment.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A message interpolates numbers all the time; an object in it is caught by reading.
      '@typescript-eslint/restrict-template-expressions': 'off',
      // Every index is checked by the compiler (noUncheckedIndexedAccess); in a loop over its own length `!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `const { [id]: _removed, ...rest } = cells` is how a key is left out.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Sparse records of cells are documents; a key that is gone has to be gone from their JSON too.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // Functions that return nothing are typed `void` in callbacks and results.
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'formulas/**/*.ts', 'templates/**/*.ts', 'test/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` },
    },
    rules: {
      // Only the rules that need types and find real faults; the whole set costs more than it finds.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
    },
  },
  {
    // Plain TypeScript with runes. Svelte's parser would make the type checker start over at every change between them.
    files: ['**/*.svelte.ts'],
    languageOptions: { parser: ts.parser },
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'no-restricted-syntax': ['error', ...markupAndCodeFromText, ...ours, ...inlineStyles],
      // Sets and maps that nothing on the screen reads need no proxy.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/button-has-type': 'error',
      'svelte/block-lang': ['error', { script: 'ts' }],
      // For pages of SvelteKit, which we are not.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/**', 'formulas/**', 'templates/**'],
    rules: { 'no-console': ['error', { allow: ['error', 'warn'] }] },
  },
  {
    files: ['test/e2e/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@playwright/test',
          importNames: ['test'],
          message: 'Take it from test/support/endToEnd.ts, which watches over policies and requests.',
        },
      ],
    },
  },
  {
    files: ['test/**'],
    rules: {
      // The markup of a page under test is read.
      'no-restricted-syntax': ['error', ...ours],
    },
  },
);
