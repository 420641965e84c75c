// The native validator, asked line by line.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const latin1 = (bytes) => Buffer.from(bytes).toString('latin1');

/** What is asked of the native validator, as it reads it. */
function line({ bytes, contract, operation, strategy, stored, now, status, sent }) {
  const seconds = now === undefined ? null : Math.floor(now / 1000);
  switch (operation) {
    case 'create':
    case 'read':
    case 'review':
      return [operation, contract, latin1(bytes), seconds];
    case 'update':
      return [operation, contract, latin1(bytes), seconds, strategy, stored ?? null];
    default:
      return [operation, status, latin1(bytes), strategy, sent ?? null];
  }
}

/** Every question with the findings that answer it natively, in order. */
export async function* answered(questions) {
  const program = spawn(process.env.PATCHBAY_NATIVE, { stdio: ['pipe', 'pipe', 'inherit'] });
  program.stdin.on('error', () => {});
  const open = [];
  const write = async () => {
    for await (const question of questions) {
      open.push(question);
      if (!program.stdin.write(`${JSON.stringify(line(question))}\n`)) {
        await new Promise((resolve) => program.stdin.once('drain', resolve));
      }
    }
    program.stdin.end();
  };
  const written = write();
  for await (const answer of createInterface({ input: program.stdout })) {
    yield [open.shift(), JSON.parse(answer)];
  }
  await written;
  if (open.length > 0) throw new Error(`${open.length} questions have no answer`);
}
