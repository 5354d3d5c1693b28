// Registers tests, runs the one that test_units.py names, and says what was expected.

/** @type {Map<string, () => unknown>} */
const tests = new Map();

/**
 * @param {string} name
 * @param {() => unknown} run may return a promise
 */
export function test(name, run) {
  if (tests.has(name)) throw new Error(`two tests are called "${name}"`);
  tests.set(name, run);
}

/** @param {string} name */
export async function run(name) {
  const found = tests.get(name);
  if (!found) throw new Error(`there is no test called "${name}"`);
  await found();
}

/**
 * Fails unless both are alike, member by member; NaN is like NaN.
 * @param {unknown} got
 * @param {unknown} expected
 * @param {string} [what]
 */
export function equal(got, expected, what = 'value') {
  const [left, right] = [shown(got), shown(expected)];
  if (left !== right) throw new Error(`${what}: got ${left}, expected ${right}`);
}

/**
 * @param {unknown} holds
 * @param {string} what
 */
export function ok(holds, what) {
  if (!holds) throw new Error(`not so: ${what}`);
}

/** @param {unknown} value */
function shown(value) {
  return JSON.stringify(value, (_, each) => {
    if (each === undefined) return 'undefined';
    if (typeof each === 'number' && !Number.isFinite(each)) return String(each);
    if (each instanceof Set) return { set: [...each] };
    return ArrayBuffer.isView(each) ? { [each.constructor.name]: Array.from(/** @type {any} */ (each)) } : each;
  }) ?? 'undefined';
}
