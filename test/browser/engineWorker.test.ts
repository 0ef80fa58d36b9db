import { workerTransport } from '../../src/engine/workerTransport';
import { engineContract } from '../contract/engine.contract';
import { engineColumnsContract } from '../contract/engineColumns.contract';
import { engineLongWorkContract } from '../contract/engineLongWork.contract';
import { engineViewsContract } from '../contract/engineViews.contract';
import { engineOpeningContract } from '../contract/engineOpening.contract';
import { engineExplainContract } from '../contract/engineExplain.contract';
import { engineNoticesContract } from '../contract/engineNotices.contract';
import { engineTablesContract } from '../contract/engineTables.contract';

engineContract('in a worker', workerTransport);
engineColumnsContract('in a worker', workerTransport);
engineLongWorkContract('in a worker', workerTransport);
engineViewsContract('in a worker', workerTransport);
engineOpeningContract('in a worker', workerTransport);
engineTablesContract('in a worker', workerTransport);
engineExplainContract('in a worker', workerTransport);
engineNoticesContract('in a worker', workerTransport);
