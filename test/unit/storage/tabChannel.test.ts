import { expect, it } from 'vitest';
import { TabChannel, type ChannelPort, type TabWord } from '../../../src/storage/tabChannel';

function channel(): { port: ChannelPort; said: unknown[]; heard: TabWord[]; say(data: unknown): void } {
  const said: unknown[] = [];
  const port: ChannelPort = {
    onmessage: null,
    postMessage: (data: unknown) => said.push(data),
    close: () => undefined,
  };
  const heard: TabWord[] = [];
  new TabChannel(port).onWord((word) => heard.push(word));
  const say = (data: unknown): void =>
    port.onmessage?.call(port as BroadcastChannel, { data } as MessageEvent) as undefined;
  return { port, said, heard, say };
}

it('hears tabs of its own version only', () => {
  const [mine, other] = [channel(), channel()];
  new TabChannel(other.port).say('want');
  const [message] = other.said as [{ language: string; word: string }];
  for (const data of [{ ...message, language: '9.9.9' }, { ...message, word: 'obey' }, null, 'want', {}])
    mine.say(data);
  expect(mine.heard).toEqual([]);
  mine.say(message);
  expect(mine.heard).toEqual(['want']);
});
