import { workerTransport } from '../../src/engine/workerTransport';
import { engineContract } from '../contract/engine.contract';
import { engineExplainContract } from '../contract/engineExplain.contract';
import { engineNoticesContract } from '../contract/engineNotices.contract';
import { engineTablesContract } from '../contract/engineTables.contract';

engineContract('in a worker', workerTransport);
engineTablesContract('in a worker', workerTransport);
engineExplainContract('in a worker', workerTransport);
engineNoticesContract('in a worker', workerTransport);
