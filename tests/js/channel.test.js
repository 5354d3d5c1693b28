import { Channel } from '../../static/live/channel.js';
import { equal, test } from './harness.js';

// A server that takes posts, and answers each when the test says so.
function posting() {
  /** @type {(() => void)[]} */
  const waiting = [];
  window.fetch = () => new Promise((resolve) => {
    const answer = new Response(new Uint8Array([0, 7]), { headers: { 'content-type': 'application/octet-stream' } });
    waiting.push(() => resolve(answer));
  });
  /** @type {number[][]} */
  const received = [];
  const channel = new Channel('http://localhost/', () => true, {
    receive: (bytes) => received.push([...bytes]),
    fail: () => received.push([]),
  });
  channel.way = 'post';
  return { channel, waiting, received };
}

test('no more posts are under way than the server takes, and each answer makes room for one', async () => {
  const { channel, waiting, received } = posting();
  for (let i = 0; i < 6; i++) channel.send({});
  equal(waiting.length, 4);
  waiting[0]();
  while (!received.length) await new Promise((resolve) => setTimeout(resolve)); // the body is read in steps
  equal(received, [[7]]);
  channel.send({});
  channel.send({});
  equal(waiting.length, 5);
});
