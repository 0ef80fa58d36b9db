import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { compareVersions } from '../../templates/compareVersions';
import { builtInTemplateIds, templatesFolder } from './builtInTemplates';

/**
 * What each built-in template was when its version was given out. A workbook offers an upgrade when the version is newer, so
 * a file that changes under its old version would never reach the workbooks that have it.
 */
const recordFile = new URL('../fixtures/templateVersions.json', import.meta.url);

interface GivenOut {
  readonly version: string;
  /** Of everything but the version itself, its story and its self-test. */
  readonly digest: string;
}
type Versions = Readonly<Record<string, GivenOut>>;

/** A line for each template that is not what its version says it is; empty when all are. */
export function versionFaults(): string[] {
  const recorded = readRecord();
  return builtInTemplateIds.flatMap((id) => {
    const { version, changelog, digest } = present(id);
    const known = recorded[id];
    const isTold = version === '1.0.0' || changelog[0]?.version === version;
    return [
      ...(known && known.digest !== digest && compareVersions(version, known.version) <= 0
        ? [`${id} changed and is still ${version}: raise its version and say in its changelog what is new`]
        : []),
      ...(isTold ? [] : [`${id} ${version} has nothing about this version at the head of its changelog`]),
    ];
  });
}

/** Templates whose version was raised since it was last written down: `npm run templates` does. */
export function unrecordedVersions(): string[] {
  const recorded = readRecord();
  return builtInTemplateIds.filter((id) => recorded[id]?.version !== present(id).version);
}

/** Writes down what the versions are of today. What changed without a new one stays as it was given out. */
export function recordVersions(): void {
  const recorded = readRecord();
  const entries = builtInTemplateIds.map((id): [string, GivenOut] => {
    const { version, digest } = present(id);
    const known = recorded[id];
    return [id, known?.version === version ? known : { version, digest }];
  });
  writeFileSync(recordFile, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

const readRecord = (): Versions => JSON.parse(readFileSync(recordFile, 'utf8')) as Versions;

function present(id: string): GivenOut & { readonly changelog: readonly { readonly version: string }[] } {
  const file = JSON.parse(readFileSync(`${templatesFolder}${id}.json`, 'utf8')) as {
    readonly version: string;
    readonly changelog?: readonly { readonly version: string }[];
    readonly selfTest?: unknown;
  };
  const { version, changelog = [], selfTest: _, ...rest } = file;
  return {
    version,
    changelog,
    digest: createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 16),
  };
}
