import { hostImport } from './importHost';
import type { ImportPort, ImportReply, ImportRequest } from './importProtocol';

hostImport(self as unknown as ImportPort<ImportReply, ImportRequest>);
