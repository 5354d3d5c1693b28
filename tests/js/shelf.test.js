import { shelf } from '../../static/board/shelf.js';
import { equal, ok, test } from './harness.js';

/** @param {object} more @returns {any} */
const header = (more) => (
  { board: 'map', status: 'running', handle: null, parts: {}, new: {}, ...more });
const empty = (/** @type {string} */ handle) => header({ handle, status: 'empty' });

test('a shelf is kept for each board', () => {
  ok(shelf('map') === shelf('map'), 'the same board has the same shelf');
  ok(shelf('map') !== shelf('inside'), 'another board has another');
});

test('what a frame brings is taken and named', () => {
  const held = shelf('map');
  const changed = held.take(header({ parts: { a: '1', b: '1' }, new: { a: 'A', b: 'B' } }));
  equal(changed, new Set(['a', 'b']));
  equal(held.take(header({ parts: { a: '1', b: '2' }, new: { b: 'BB' } })), new Set(['b']));
  equal([held.parts, held.contents], [{ a: '1', b: '2' }, { a: 'A', b: 'BB' }]);
});

test('a part that the server believes to be here is lacking', () => {
  const held = shelf('map');
  const first = header({ parts: { a: '1' }, new: { a: 'A' } });
  held.take(first);
  ok(!held.lacks(first), 'nothing is lacking');
  ok(held.lacks(header({ parts: { a: '2' } })), 'a newer one is');
  ok(held.lacks(header({ parts: { a: '1', b: '1' } })), 'another one is');
  ok(!held.lacks(header({})), 'one that is asked for no longer is not');
});

test('a new session hears of the one before', () => {
  const held = shelf('map');
  held.take(header({ handle: 'old', standing: { epochs: 7 } }));
  equal(held.more(empty('old')), {}, 'in the same session');
  held.take(empty('new'));
  equal(held.more(empty('new')), { before: 'old', was: { epochs: 7 } });
});

test('results of its own replace those of the session before', () => {
  const held = shelf('map');
  held.take(header({ handle: 'old' }));
  held.take(header({ handle: 'new', standing: { epochs: 3 } }));
  equal(held.before(empty('new')), null);
  equal(held.more(empty('newer')), { before: 'new', was: { epochs: 3 } });
});

test('boards do not hear of each other', () => {
  shelf('map').take(header({ handle: 'old' }));
  equal(shelf('race').more(header({ board: 'race', handle: 'new', status: 'empty' })), {});
});

test('the tab asks for the session before a few times only', () => {
  const held = shelf('map');
  held.take(header({ handle: 'old' }));
  held.take(empty('new'));
  let asked = 0;
  while (held.more(empty('new')).before && asked < 100) asked += 1;
  equal(asked, 12);
});

test('a session without a name is not kept', () => {
  const held = shelf('map');
  held.take(header({}));
  equal([held.more(empty('new')), sessionStorage.length], [{}, 0]);
});

test('where storage is forbidden a reload begins anew', () => {
  Object.defineProperty(window, 'sessionStorage', {
    get() {
      throw new DOMException('forbidden', 'SecurityError');
    },
  });
  const held = shelf('map');
  equal(held.take(header({ handle: 'old', parts: { a: '1' }, new: { a: 'A' } })), new Set(['a']));
  held.take(empty('new'));
  equal([held.before(empty('new')), held.more(empty('new'))], [null, {}]);
});

test('what cannot be read in the storage is nothing', () => {
  sessionStorage.setItem('lagom-map', '{');
  equal(shelf('map').before(empty('new')), null);
});
