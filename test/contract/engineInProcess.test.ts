import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { engineContract } from './engine.contract';
import { engineColumnsContract } from './engineColumns.contract';
import { engineLongWorkContract } from './engineLongWork.contract';
import { engineViewsContract } from './engineViews.contract';
import { engineOpeningContract } from './engineOpening.contract';
import { engineExplainContract } from './engineExplain.contract';
import { engineNoticesContract } from './engineNotices.contract';
import { engineTablesContract } from './engineTables.contract';

engineContract('beside the page', inProcessTransport);
engineColumnsContract('beside the page', inProcessTransport);
engineLongWorkContract('beside the page', inProcessTransport);
engineViewsContract('beside the page', inProcessTransport);
engineOpeningContract('beside the page', inProcessTransport);
engineTablesContract('beside the page', inProcessTransport);
engineExplainContract('beside the page', inProcessTransport);
engineNoticesContract('beside the page', inProcessTransport);
