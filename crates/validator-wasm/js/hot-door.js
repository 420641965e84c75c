// The hot door: text and bytes go into the module as they are, only findings come out.

/**
 * @typedef {object} Finding
 * @property {string} pointer RFC 6901; in an export it begins with the record's place
 * @property {string} code
 * @property {'error' | 'warning'} severity
 * @property {Record<string, unknown>} params
 * @property {object[]} [fix] a JSON Patch, where exactly one mend is certain
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Node.js copies a text that is not ASCII much faster than it encodes it. */
const COPIES = globalThis.process?.versions?.node !== undefined;

/** The longest text, in UTF-16 units, that is copied and encoded in the module. */
const LONGEST_COPY = 1 << 13;

/** Longer input goes in by pieces, so that the module's memory stays small. */
const PIECE = 1 << 18;

const TENANT = 1;
const UPDATE = 2;
const READ = 4;

/**
 * Loads the module from bytes, a `Response`, a promise of one, or a `WebAssembly.Module`.
 */
export async function load(source) {
  source = await source;
  if (source instanceof WebAssembly.Module) {
    return new Validator(await WebAssembly.instantiate(source));
  }
  if (typeof Response === 'function' && source instanceof Response) {
    // A server that names another type makes streaming impossible, and nothing else.
    if (source.headers.get('Content-Type') === 'application/wasm') {
      return new Validator((await WebAssembly.instantiateStreaming(source)).instance);
    }
    source = await source.arrayBuffer();
  }
  return new Validator((await WebAssembly.instantiate(source)).instance);
}

class Validator {
  #exports;
  #memory;
  #address = 0;
  #room = 0;
  #isWide = false;

  constructor(instance) {
    this.#exports = instance.exports;
    this.#reserve(1 << 16);
  }

  /**
   * Checks a payload given as JSON text.
   *
   * `options`: `contract` (`reference` or `tenant`), `operation` (`create`, `update`, or
   * `read` for a connection as a server shows it), and of an update the `strategy` and the `stored`
   * connection; and `now`, in milliseconds since 1970, for the dates of certificates, of which nothing is
   * said otherwise.
   */
  validateText(text, options) {
    // Texts that come one after another are often alike.
    const copies = this.#isWide && text.length <= LONGEST_COPY;
    const length = copies ? this.#copy(text) : this.#encode(text);
    this.#isWide = COPIES && length > text.length;
    return this.#check(length, options);
  }

  /** Checks a payload given as UTF-8 bytes. */
  validateBytes(bytes, options) {
    this.#reserve(bytes.length);
    this.#view().set(bytes);
    return this.#check(bytes.length, options);
  }

  /** Checks an export given as bytes: an array of connections, or one after another. */
  validateExport(bytes, options) {
    const findings = [];
    this.#begin(options);
    for (let at = 0; at < bytes.length; at += PIECE) {
      this.#push(bytes.subarray(at, at + PIECE), findings);
    }
    return this.#end(findings);
  }

  /**
   * Checks an export as it comes in, for example the body of a `Response`.
   *
   * Its findings come one by one as soon as they are known. One export can be under way at a time.
   */
  async *validateStream(readable, options) {
    this.#begin(options);
    for await (const chunk of readable) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        const findings = [];
        this.#push(chunk.subarray(at, at + PIECE), findings);
        yield* findings;
      }
    }
    yield* this.#end([]);
  }

  /** How many records of the last export were judged. */
  get records() {
    return this.#exports.records();
  }

  #encode(text) {
    // A UTF-16 unit has at most three bytes in UTF-8. Guessing low first keeps the room small.
    this.#reserve(text.length + (text.length >> 3) + 64);
    let { read, written } = encoder.encodeInto(text, this.#view());
    if (read < text.length) {
      this.#reserve(text.length * 3);
      ({ read, written } = encoder.encodeInto(text, this.#view()));
    }
    return written;
  }

  #copy(text) {
    const { length } = text;
    this.#reserve(length * 5);
    this.#view().write(text, length * 3, length * 2, 'utf16le');
    return this.#exports.wide(length);
  }

  #check(length, options) {
    if (options === undefined) return this.#read(this.#exports.check(length, 0, 0, 0, NaN));
    const strategy = this.#append(length, options.strategy);
    const stored = this.#append(length + strategy, options.stored && JSON.stringify(options.stored));
    return this.#read(this.#exports.check(length, flags(options), strategy, stored, moment(options)));
  }

  /** Puts more text behind what is in the room; returns its length. */
  #append(at, text) {
    if (!text) return 0;
    const bytes = encoder.encode(text);
    this.#reserve(at + bytes.length);
    this.#view().set(bytes, at);
    return bytes.length;
  }

  #begin(options = {}) {
    this.#exports.begin(flags(options), this.#append(0, options.strategy), moment(options));
  }

  #push(piece, findings) {
    this.#reserve(piece.length);
    this.#view().set(piece);
    const length = this.#exports.push(piece.length);
    if (length > 0) findings.push(...this.#read(length));
  }

  #end(findings) {
    const length = this.#exports.end();
    if (length > 0) findings.push(...this.#read(length));
    return findings;
  }

  #read(length) {
    if (length === 0) return [];
    const { memory, output } = this.#exports;
    const text = decoder.decode(new Uint8Array(memory.buffer, output(), length));
    return JSON.parse(text).map(finding);
  }

  #reserve(length) {
    if (length > this.#room) {
      this.#address = this.#exports.room(length);
      this.#room = length;
      this.#memory = undefined;
    }
  }

  /** The room; a view of it ends when the memory grows. */
  #view() {
    if (this.#memory === undefined || this.#memory.length === 0) {
      const { buffer } = this.#exports.memory;
      this.#memory = COPIES
        ? globalThis.Buffer.from(buffer, this.#address, this.#room)
        : new Uint8Array(buffer, this.#address, this.#room);
    }
    return this.#memory;
  }
}

function flags({ contract, operation }) {
  if (![undefined, 'reference', 'tenant'].includes(contract)) {
    throw new TypeError('contract is `reference` or `tenant`');
  }
  if (![undefined, 'create', 'update', 'read'].includes(operation)) {
    throw new TypeError('operation is `create`, `update` or `read`');
  }
  const whole = operation === 'read' ? READ : 0;
  return (contract === 'tenant' ? TENANT : 0) | (operation === 'update' ? UPDATE : whole);
}

/** The moment as the module reads it, which takes no number for none. */
function moment({ now }) {
  if (now === undefined) return NaN;
  if (typeof now !== 'number' || Number.isNaN(now)) throw new TypeError('now is a number of milliseconds');
  return now;
}

function finding([pointer, code, severity, params, fix]) {
  const found = { pointer, code, severity, params };
  if (fix !== null) found.fix = fix;
  return found;
}
