import { Session } from 'node:inspector/promises';
import { costliestFunctions } from './cpuProfile';

/** Where the time goes in some work of this process. */
export async function profileWork(work: () => Promise<void>): Promise<string[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
    await work();
    const { profile } = await session.post('Profiler.stop');
    return costliestFunctions(profile);
  } finally {
    session.disconnect();
  }
}
