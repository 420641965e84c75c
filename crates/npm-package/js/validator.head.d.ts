/** What a payload is meant for. */
export interface ValidateOptions {
  /**
   * The request: `POST /connections`, or `PATCH /connections/{id}`; or the answer `read`: a connection as a
   * server shows it and an export keeps it. Default: `create`.
   */
  context?: "create" | "update" | "read";
  /** The rules of the wire: those of the reference document, or those of live tenants. Default: `reference`. */
  contract?: Contract;
  /** The strategy of the stored connection; for `update`, whose payload does not hold it. */
  strategy?: Strategy;
  /** The connection as the server has it, for the rules that compare; for `update`. */
  stored?: unknown;
  /**
   * The moment for the dates of certificates, in milliseconds since 1970: one that has ended, does not hold
   * yet, or ends within 90 days is a warning where it stands. Default: nothing is said of dates, so that the
   * same payload always has the same findings.
   */
  now?: number;
  /** The language (BCP 47) of the sentences: English or German, and English for any other. Default: `en`. */
  locale?: string;
}

/** Whose connection is reviewed. */
export interface ReviewOptions {
  /** The contract of the server that holds it. Default: `reference`. */
  contract?: Contract;
  /** The time for the dates of certificates, in milliseconds since 1970. Default: `Date.now()`. */
  now?: number;
  /** The language (BCP 47) of the sentences, as for `validate`. */
  locale?: string;
}

/** Whose connections are looked at together. */
export interface ValidateSetOptions {
  /** The contract of the server that holds them. Default: `reference`. */
  contract?: Contract;
  /** The language (BCP 47) of the sentences, as for `validate`. */
  locale?: string;
}

/** The rules of the wire: those of the reference document, or those of live tenants. */
export type Contract = "reference" | "tenant";

/** `error`: the API refuses it. `warning`: it takes it. */
export type Severity = "error" | "warning";

/** One thing that is wrong with a payload, or could be better about a connection. */
export interface Finding {
  /** The place in the payload (RFC 6901). */
  pointer: string;
  /** What is wrong. */
  code: FindingCode;
  /** What the API does about it. */
  severity: Severity;
  /** The sentence, in the language asked for. */
  message: string;
  /** Words of what the API itself answers, where they are known; what varies in its sentence is left out. */
  serverMessage?: string;
  /** The figures and names of the sentence. */
  params: Record<string, number | string | string[]>;
  /** A JSON Patch (RFC 6902) on the payload, where exactly one mend is certain. */
  fix?: Array<{ op: string; path: string; from?: string; value?: unknown }>;
}

/** What one connection is to another one of the same tenant. Its `pointer` leads into the array. */
export interface SetFinding extends Finding {
  /** The place in the array of the connection it is about, from 0; always the later one. */
  index: number;
  /** The place of the earlier one, which has the same; missing where the connection alone is meant. */
  other?: number;
}

/** A strategy and what to call it. */
export interface StrategyInfo {
  /** Its name in the API. */
  name: Strategy;
  /** Its name for people. */
  label: string;
  /** What it is, in a sentence. */
  description: string;
  /** The family it belongs to. */
  family: string;
  /** Whether new connections should use another. */
  retired: boolean;
  /** How many options are known, nested ones included. */
  options: number;
}

/**
 * Loads the WebAssembly module, once; the other calls throw before it is there. It comes from
 * beside this package, or from what is given.
 */
export function load(
  source?: URL | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/**
 * Everything that is wrong with a payload, in document order. It is read as `JSON.stringify` would send
 * it: `undefined` and functions are left out, dates are texts, `toJSON` is called; what cannot be sent,
 * such as a `BigInt` or an object that holds itself, throws a `TypeError`.
 */
export function validate(payload: unknown, options?: ValidateOptions): Finding[];

/**
 * What the connections of one tenant are to each other, in the order of the array: the same name, realm,
 * domain or certificate, a second domain connection of a strategy, and domains at which anybody can have
 * an address. Each connection alone is a matter of `validate`. What is no connection is passed over; what is
 * no array throws.
 */
export function validateSet(connections: readonly unknown[], options?: ValidateSetOptions): SetFinding[];

/** What could be better about a whole connection that is right. */
export function review(connection: unknown, options?: ReviewOptions): Finding[];

/** One thing for which a server has refused a request. */
export interface ServerFinding {
  /** The place in the payload (RFC 6901); missing where it is about something else, such as a scope. */
  pointer?: string;
  /** A rule that `validate` knows as well, or `server/…` for what only a server can see. */
  code: FindingCode | `server/${string}`;
  severity: "error";
  /** The server's own sentence, without what may be a secret. */
  message: string;
  /** What the sentence names. */
  params: Record<string, number | string | string[]>;
}

/**
 * What the Management API says when it refuses, as findings: the status and the body of its answer, as text
 * or parsed, and the payload that was sent, so that a secret the server repeats stays out of the messages.
 */
export function explain(
  status: number,
  body: unknown,
  options?: { payload?: unknown; strategy?: Strategy },
): ServerFinding[];

/** Every strategy the API knows. */
export function strategies(): StrategyInfo[];

/**
 * The JSON Schema (2020-12) of a payload that creates a connection of this strategy. It refuses
 * nothing that `validate` calls no error, and accepts more.
 */
export function schema(strategy: Strategy, contract?: Contract): Record<string, unknown>;

