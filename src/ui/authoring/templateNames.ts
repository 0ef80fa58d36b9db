import { newChartId } from '../../model/ids';

/** `customer-value` for "Customer value"; a made-up one where the name has no Latin letters. */
export function templateIdFor(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
    .replace(/^[0-9-]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return words.length > 2 ? words : `template-${newChartId().slice(2)}`;
}

/** The minor version after this one: something was added, and nothing is called differently. */
export function nextVersion(version: string): string {
  const [major = '1', minor = '0'] = version.split('.');
  return `${major}.${Number(minor) + 1}.0`;
}
