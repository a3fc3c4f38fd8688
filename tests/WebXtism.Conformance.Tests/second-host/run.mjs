// Runs the table of cases in Extism's JavaScript SDK. The table comes from ConformanceTable.cs on standard input, as JSON;
// what each case led to goes to standard output, a line of JSON each. Whether that is right, SecondHostTests.cs decides.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import createPlugin from '@extism/extism';

const ERROR_TEXT = 'Plugin-originated error: ';
const LOG_LEVELS = { trace: 'Trace', debug: 'Debug', info: 'Information', warn: 'Warning', error: 'Error' };

const hostFunctions = {
  'extism:host/user': {
    reverse(context, block) {
      const bytes = block === 0n ? new Uint8Array() : context.read(block).bytes().slice().reverse();
      const isEmpty = bytes.length === 0 || Buffer.from(bytes).toString() === 'enon';
      return isEmpty ? 0n : context.store(bytes);
    },
    add: (context, left, right) => left + right, // WebAssembly takes the lower 64 bits.
  },
};

async function runCase(module, steps, table) {
  let log = [];
  const outcomes = [];
  let plugin;
  try {
    plugin = await createPlugin(await module, {
      useWasi: true,
      config: table.config,
      allowedHosts: table.allowedHosts,
      functions: hostFunctions,
      logger: Object.fromEntries(
        Object.entries(LOG_LEVELS).map(([method, level]) => [method, (message) => log.push(`${level} ${message}`)]),
      ),
      logLevel: 'trace',
    });
    for (const step of steps) {
      log = [];
      outcomes.push({ ...(await call(plugin, step)), log: log.join('\n') });
    }
  } catch (error) {
    outcomes.push({ failure: String(error) });
  } finally {
    await plugin?.close();
  }
  return outcomes;
}

async function call(plugin, step) {
  try {
    const output = await plugin.call(step.export, Buffer.from(step.input, 'base64'));
    return { output: digest(output?.bytes() ?? new Uint8Array()) };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError && error.message === 'unreachable') {
      return { trap: 'Unreachable' };
    }
    return error.message.startsWith(ERROR_TEXT) ? { error: error.message.slice(ERROR_TEXT.length) } : { failure: String(error) };
  }
}

const digest = (bytes) => ({
  length: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  start: Buffer.from(bytes.subarray(0, 100)).toString(),
});

const table = JSON.parse(await text(process.stdin));
for (const { language, file } of table.plugins) {
  const module = readFile(file).then(WebAssembly.compile);
  for (const { name, steps } of table.cases) {
    process.stdout.write(JSON.stringify({ language, name, outcomes: await runCase(module, steps, table) }) + '\n');
  }
}
