/** What a payload is meant for. */
export interface ValidateOptions {
  /** The request: `POST /connections`, or `PATCH /connections/{id}`. Default: `create`. */
  context?: "create" | "update";
  /** The rules of the wire: those of the reference document, or those of live tenants. Default: `reference`. */
  contract?: "reference" | "tenant";
  /** The strategy of the stored connection; for `update`, whose payload does not hold it. */
  strategy?: string;
}

/** One thing that is wrong with a payload. */
export interface Finding {
  /** The place in the payload (RFC 6901). */
  pointer: string;
  /** What is wrong: a stable slug, for example `common/unknown-option`. */
  code: string;
  /** `error`: the API refuses it. `warning`: it takes it. */
  severity: "error" | "warning";
  /** The sentence, in English. */
  message: string;
  /** The figures and names of the sentence. */
  params: Record<string, number | string | string[]>;
  /** A JSON Patch (RFC 6902) on the payload, where exactly one mend is certain. */
  fix?: Array<Record<string, unknown>>;
}

/** What a page decides about a console. */
export interface ConsoleConfig {
  /** Where the Management API is, up to but without `/api/v2`. Default: the page's own origin. */
  apiBase?: string;
  /**
   * Hands out access tokens. Without it the console signs in by itself, with a session cookie of the server at `apiBase`.
   * `renew` is true when the server has refused the token handed out before.
   */
  getAccessToken?: (request: { renew: boolean }) => string | Promise<string>;
  /** `memory` leaves the page's URL alone; `hash` keeps the console's page in the fragment. Default: `memory`. */
  routes?: "memory" | "hash";
  /** The look on a first visit. Default: `auto`. */
  theme?: "auto" | "light" | "dark";
}
