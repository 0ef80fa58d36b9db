import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../.ci/contentSecurityPolicy.mjs';
import { sourceFiles } from './sourceFiles';

const sources = sourceFiles(['src'], /\.(ts|svelte)$/);

it('the page allows the policies that are made, and no other', () => {
  const made = sources.flatMap(({ source }) =>
    Array.from(source.matchAll(/trustedPolicy\('([\w-]+)'/g), ([, name]) => name ?? ''),
  );
  const [, allowed = ''] = /; trusted-types ([^;]+)/.exec(contentSecurityPolicy) ?? [];
  expect(allowed.split(' ').toSorted()).toEqual(['svelte-trusted-html', ...made].toSorted());
});

it('policies are made in one place and stay in the file that made them', () => {
  const makers = sources.filter(({ source }) => source.includes('.createPolicy(')).map(({ path }) => path);
  expect(makers).toEqual(['src/shared/trustedPolicy.ts']);
  const handedOn = sources.filter(({ source }) => /export const \w+\s*=\s*trustedPolicy\(/.test(source));
  expect(handedOn).toEqual([]);
});
