import { describe, expect, it } from 'vitest';
import { unrecordedVersions, versionFaults } from '../../support/templateVersions';

describe('the versions of built-in templates', () => {
  it('are raised, and explained, whenever a template changes', () => {
    expect(versionFaults()).toEqual([]);
  });

  it('are written down; `npm run templates` does it', () => {
    expect(unrecordedVersions()).toEqual([]);
  });
});
