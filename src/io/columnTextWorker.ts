import type { ColumnTextRequest } from '../model/columnText';
import { hostColumnText, type ColumnTextReply } from './columnTextHost';
import type { ImportPort } from './importProtocol';

hostColumnText(self as unknown as ImportPort<ColumnTextReply, ColumnTextRequest>);
