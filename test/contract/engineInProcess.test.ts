import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { engineContract } from './engine.contract';
import { engineExplainContract } from './engineExplain.contract';
import { engineNoticesContract } from './engineNotices.contract';
import { engineTablesContract } from './engineTables.contract';

engineContract('beside the page', inProcessTransport);
engineTablesContract('beside the page', inProcessTransport);
engineExplainContract('beside the page', inProcessTransport);
engineNoticesContract('beside the page', inProcessTransport);
