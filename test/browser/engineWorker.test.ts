import { workerTransport } from '../../src/engine/workerTransport';
import { engineContract } from '../contract/engine.contract';

engineContract('in a worker', workerTransport);
