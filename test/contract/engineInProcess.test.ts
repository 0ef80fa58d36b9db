import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { engineContract } from './engine.contract';

engineContract('beside the page', inProcessTransport);
