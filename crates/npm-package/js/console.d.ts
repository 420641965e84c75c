import type { Strategy } from "./validator.js";

/** What a page may decide about a console, and what it is told and asked. */
export interface ConsoleConfig {
  /**
   * Where the Management API is, up to but without `/api/v2`: a URL, or a path below the page's own
   * origin, such as that of a gateway. Default: the page's own origin.
   */
  gatewayUrl?: string;
  /** A tenant's host name, such as `example.eu.auth0.com`, in place of `gatewayUrl`; needs `getAccessToken`. */
  domain?: string;
  /**
   * Hands out access tokens. Without it the console signs in by itself, with a session cookie of the
   * server at `gatewayUrl`. A token is kept in memory until it ends; then this is called again, and
   * nothing that is being edited is lost.
   */
  getAccessToken?: GetAccessToken;
  /** `memory` leaves the page's URL alone; `hash` keeps the console's page in the fragment. Default: `memory`. */
  routes?: "memory" | "hash";
  /** The page of the console shown first, for example `/connections/new`. Default: the list. */
  path?: string;
  /**
   * The look. Given by the page, it is the page's to change. Default: the user chooses, and the
   * browser remembers it.
   */
  theme?: "auto" | "light" | "dark";
  /**
   * The language (BCP 47) of what is said about a connection: English or German, and English for any other.
   * The console's own words are English.
   */
  locale?: string;
  /** Whether everything can be looked at and nothing changed. Default: `false`. */
  readOnly?: boolean;
  /** The only strategies whose connections are shown and can be created. Default: all. */
  strategies?: readonly Strategy[];
  /** The console is drawn. */
  onReady?: () => void;
  /** Another page of the console is shown. */
  onRoute?: (detail: RouteDetail) => void;
  /** There are unsaved changes now, or none any more. */
  onDirty?: (detail: DirtyDetail) => void;
  /** A connection was created or changed. */
  onSaved?: (detail: SaveDetail) => void;
  /** A connection or users were deleted. */
  onDeleted?: (detail: DeleteDetail) => void;
  /** A call failed, for another reason than its token. */
  onError?: (detail: ErrorDetail) => void;
  /** There is no access token that the server takes. */
  onAuthRequired?: (detail: AuthDetail) => void;
  /**
   * A connection is about to be created or changed, which waits for the answer. `false`, an error or a
   * rejection refuses it, and the user reads the error's message.
   */
  onBeforeSave?: (detail: SaveDetail) => unknown;
  /** The same for a deletion. A run over many users is asked for once. */
  onBeforeDelete?: (detail: DeleteDetail) => unknown;
}

/** Hands out an access token: its text, or with its end in milliseconds since 1970. */
export type GetAccessToken = (request: TokenRequest) => AccessToken | Promise<AccessToken>;

export type AccessToken = string | { token: string; expiresAt?: number };

/** What a token is wanted for. */
export interface TokenRequest {
  /** The API it is for, for example `https://example.eu.auth0.com/api/v2/`. */
  audience: string;
  /** The scopes that the call at hand needs. */
  scopes: string[];
  /** Whether it is the first, or the one before has ended or was refused, or it lacks a scope. */
  reason: "initial" | "expired" | "insufficient_scope";
}

/** The path of a page of the console, for example `/connections?q=acme`. */
export interface RouteDetail {
  path: string;
}

/** Whether there are changes that are not saved. */
export interface DirtyDetail {
  dirty: boolean;
}

/** A connection that is, or was, created or changed. */
export interface SaveDetail {
  action: "create" | "update";
  /** Not known before it is created. */
  id?: string;
  name?: string;
  strategy?: Strategy;
  /** Field by field; values that are or may be secrets are left out. */
  changes: Change[];
}

/** One field that differs. */
export interface Change {
  /** Its place in the connection (RFC 6901). */
  pointer: string;
  kind: "added" | "changed" | "removed";
  before?: unknown;
  after?: unknown;
  /** Whether a value is left out because it is or may be a secret. */
  hidden?: true;
}

/** What is, or was, deleted. */
export interface DeleteDetail {
  action: "delete-connection" | "delete-users" | "delete-user";
  /** The connection's, where it is known. */
  id?: string;
  name?: string;
  strategy?: Strategy;
}

/** Why something did not work; without secrets. */
export interface ErrorDetail {
  message: string;
  /** The HTTP status of the API's refusal. */
  status?: number;
  /** The API's own code. */
  code?: string;
}

/**
 * Why there is no access token: nobody is signed in or the server takes the token no more, the server
 * cannot be asked, or what was handed out is no token.
 */
export interface AuthDetail {
  reason: "signed-out" | "unavailable" | "malformed";
}

/** A console on a page. */
export interface ConsoleHandle {
  /**
   * Changes what is given and leaves the rest; `undefined` is the default. With another server, another
   * kind of session or other `routes` the console begins anew.
   */
  update(config: ConsoleConfig): void;
  /** Shows a page of the console; asks the user first when there are unsaved changes. */
  navigate(path: string): void;
  /** Whether it holds changes that are not saved. */
  dirty(): boolean;
  /** Takes the console off the page; a second call does nothing. */
  unmount(): void;
}

/** Loads the WebAssembly module, once; `mount` throws before it is there. */
export function load(
  source?: URL | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/** Puts a console into an element, whose content it replaces, or adds it to a shadow root. */
export function mount(target: Element | ShadowRoot, config?: ConsoleConfig): ConsoleHandle;

/**
 * Registers the custom element, once for each tag; it loads the module by itself.
 * Default: `patchbay-connections`.
 */
export function define(tag?: string): void;

/**
 * The console as an element. The settings are attributes as well: `gateway-url`, `domain`, `routes`,
 * `path`, `theme`, `locale`, `read-only`, and `strategies` with spaces between them. It waits for `gateway-url` or
 * `getAccessToken`, and what stands in it is shown until the console is there.
 */
export interface PatchbayConnectionsElement extends HTMLElement {
  gatewayUrl?: string;
  domain?: string;
  getAccessToken?: GetAccessToken;
  routes?: "memory" | "hash";
  path?: string;
  theme?: "auto" | "light" | "dark";
  locale?: string;
  readOnly: boolean;
  strategies?: readonly Strategy[];
  /** Shows a page of the console; asks the user first when there are unsaved changes. */
  navigate(path: string): void;
  /** Whether it holds changes that are not saved. */
  dirty(): boolean;
}

/** In the detail of an event before a change: makes the change wait, and a rejection or `false` refuses it. */
export interface Waiting {
  waitUntil(promise: Promise<unknown>): void;
}

/** What the element tells, each event bubbling out of shadow roots; those before a change can be cancelled. */
export interface PatchbayEventMap {
  "patchbay-ready": CustomEvent<Record<string, never>>;
  "patchbay-route": CustomEvent<RouteDetail>;
  "patchbay-dirty": CustomEvent<DirtyDetail>;
  "patchbay-before-save": CustomEvent<SaveDetail & Waiting>;
  "patchbay-before-delete": CustomEvent<DeleteDetail & Waiting>;
  "patchbay-saved": CustomEvent<SaveDetail>;
  "patchbay-deleted": CustomEvent<DeleteDetail>;
  "patchbay-error": CustomEvent<ErrorDetail>;
  "patchbay-auth-required": CustomEvent<AuthDetail>;
}

declare global {
  interface HTMLElementTagNameMap {
    "patchbay-connections": PatchbayConnectionsElement;
  }
  interface HTMLElementEventMap extends PatchbayEventMap {}
}
