import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { engineContract } from './engine.contract';
import { engineTablesContract } from './engineTables.contract';

engineContract('beside the page', inProcessTransport);
engineTablesContract('beside the page', inProcessTransport);
