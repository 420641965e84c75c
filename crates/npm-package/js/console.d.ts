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

/** A console on a page. */
export interface ConsoleHandle {
  /** Takes the console off the page; a second call does nothing. */
  unmount(): void;
  /** Whether it holds changes that are not saved. */
  readonly unsaved: boolean;
}

/** Loads the WebAssembly module, once; `mount` throws before it is there. */
export function load(
  source?: URL | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/** Puts a console into an element, whose content it replaces, or adds it to a shadow root. */
export function mount(target: Element | ShadowRoot, config?: ConsoleConfig): ConsoleHandle;
