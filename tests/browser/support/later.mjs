// What a test has to take down again, the last thing first.

const stacks = new WeakMap();

/**
 * Runs an action when the test is over, before what was asked for earlier: a page goes before the
 * server it talks to. All of them run; the first failure fails the test.
 */
export function later(test, action) {
  let stack = stacks.get(test);
  if (!stack) {
    stack = [];
    stacks.set(test, stack);
    test.after(() => takeDown(stack));
  }
  stack.push(action);
}

async function takeDown(stack) {
  const failures = [];
  for (const action of stack.reverse()) {
    try {
      await action();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}
