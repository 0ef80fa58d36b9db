import { contentSecurityPolicy } from '../../.ci/contentSecurityPolicy.mjs';
import { guidePolicy } from './guideFiles';
import { serveBuilt } from './serveBuilt.mjs';

/** The origins that an embedded workbook has to do with, each a server of its own. */
export interface Origins {
  /** Of the host's page, which allows what the guide tells hosts to allow. */
  readonly host: string;
  /** Where Worthbook's files are. */
  readonly files: string;
  /** Where the functions of the host are. */
  readonly modules: string;
  close(): Promise<void>;
}

export async function serveOrigins(): Promise<Origins> {
  const modules = await serveBuilt({ 'access-control-allow-origin': '*' });
  const files = await serveBuilt({
    'access-control-allow-origin': '*',
    'content-security-policy': contentSecurityPolicy.replace('script-src', `script-src ${modules.origin}`),
  });
  const host = await serveBuilt({ 'content-security-policy': policyFor(files.origin) });
  return {
    host: host.origin,
    files: files.origin,
    modules: modules.origin,
    async close() {
      for (const server of [modules, files, host]) await server.close();
    },
  };
}

/** What the guide says, with that origin where it says that an origin belongs. */
function policyFor(origin: string): string {
  const fromThere = new Set(['script-src', 'style-src', 'font-src', 'connect-src']);
  const directives = guidePolicy.map(([name, values]) => {
    if (name === 'worker-src') return 'worker-src blob:';
    return [name, values, ...(fromThere.has(name) ? [origin] : [])].join(' ');
  });
  return [...directives, `frame-src ${origin}`].join('; ');
}
