// The console as a custom element. The class is made when it is defined: in Node.js there is no HTMLElement.
import { load, mount } from "./console-core.js";

const USUAL_TAG = "patchbay-connections";

/** The settings that are attributes as well: property, attribute, and what is in it. */
const ATTRIBUTES = [
  ["gatewayUrl", "gateway-url", "text"],
  ["domain", "domain", "text"],
  ["routes", "routes", "text"],
  ["path", "path", "text"],
  ["theme", "theme", "text"],
  ["locale", "locale", "text"],
  ["readOnly", "read-only", "switch"],
  ["strategies", "strategies", "list"],
];

/** How each kind of attribute is read and written. */
const KINDS = {
  text: { read: (value) => value ?? undefined, write: (value) => (value == null ? null : String(value)) },
  switch: { read: (value) => value !== null, write: (value) => (value ? "" : null) },
  list: {
    read: (value) => value?.split(/\s+/).filter(Boolean),
    write: (value) => (value == null ? null : Array.from(value).join(" ")),
  },
};

/** What the console tells, and the events it becomes. */
const TOLD = {
  onReady: "ready",
  onRoute: "route",
  onDirty: "dirty",
  onSaved: "saved",
  onDeleted: "deleted",
  onError: "error",
  onAuthRequired: "auth-required",
};

/** What the console asks. */
const ASKED = { onBeforeSave: "before-save", onBeforeDelete: "before-delete" };

/** Registers the element, once for each tag. */
export function define(tag = USUAL_TAG) {
  if (!customElements.get(tag)) {
    customElements.define(tag, makeElement());
  }
}

function makeElement() {
  class PatchbayConnections extends HTMLElement {
    static observedAttributes = ATTRIBUTES.map(([, attribute]) => attribute);

    #root = this.attachShadow({ mode: "open" });
    #getAccessToken;
    #handle;
    #updating = false;

    constructor() {
      super();
      // What stands in the element is shown until the console is there.
      this.#root.append(document.createElement("slot"));
    }

    get getAccessToken() {
      return this.#getAccessToken;
    }

    set getAccessToken(value) {
      this.#getAccessToken = value;
      this.#update();
    }

    connectedCallback() {
      this.#upgrade();
      this.#start();
    }

    disconnectedCallback() {
      // An element that is moved is away for a moment only, and keeps what was typed into it.
      queueMicrotask(() => {
        if (!this.isConnected) {
          this.#stop();
        }
      });
    }

    connectedMoveCallback() {}

    adoptedCallback() {
      // A console belongs to the window of its document.
      this.#stop();
    }

    attributeChangedCallback() {
      this.#update();
    }

    /** Shows a page of the console; asks the user first when there are unsaved changes. */
    navigate(path) {
      this.#handle?.navigate(path);
    }

    /** Whether there are changes that are not saved. */
    dirty() {
      return this.#handle?.dirty() ?? false;
    }

    /** Properties that were set before the element was defined hide those of the class. */
    #upgrade() {
      for (const name of [...ATTRIBUTES.map(([property]) => property), "getAccessToken"]) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
    }

    async #start() {
      // Without either there is nobody to ask yet.
      const hasSource = this.#getAccessToken || this.hasAttribute("gateway-url");
      if (this.#handle || !hasSource) {
        return;
      }
      try {
        await load();
        // Whoever made the element may have taken it away, or started it, meanwhile.
        if (this.isConnected && !this.#handle) {
          this.#handle = mount(this.#root, this.#config());
          this.#show();
        }
      } catch (error) {
        this.#fail(error);
      }
    }

    #stop() {
      this.#handle?.unmount();
      this.#handle = undefined;
      this.#root.replaceChildren(document.createElement("slot"));
    }

    /** Takes over what has changed, all of it at once. */
    #update() {
      if (this.#updating) {
        return;
      }
      this.#updating = true;
      queueMicrotask(() => {
        this.#updating = false;
        if (!this.#handle) {
          // What could not be started with the settings before may be with these.
          if (this.isConnected) {
            this.#start();
          }
          return;
        }
        try {
          this.#handle.update(this.#config());
          this.#show();
        } catch (error) {
          this.#fail(error);
        }
      });
    }

    #config() {
      const config = { getAccessToken: this.#getAccessToken };
      for (const [property] of ATTRIBUTES) {
        config[property] = this[property];
      }
      for (const [name, event] of Object.entries(TOLD)) {
        config[name] = (detail) => this.#dispatch(event, detail);
      }
      for (const [name, event] of Object.entries(ASKED)) {
        config[name] = (detail) => this.#ask(event, detail);
      }
      return config;
    }

    #dispatch(name, detail, cancelable = false) {
      const event = new CustomEvent(`patchbay-${name}`, { bubbles: true, composed: true, cancelable, detail });
      return this.dispatchEvent(event);
    }

    async #ask(name, detail) {
      const waited = [];
      let open = true;
      const waitUntil = (promise) => {
        if (!open) {
          throw new Error(`patchbay-${name}: call waitUntil while the event is handled, not later`);
        }
        waited.push(promise);
      };
      const allowed = this.#dispatch(name, { ...detail, waitUntil }, true);
      open = false;
      const answers = await Promise.all(waited);
      return allowed && !answers.includes(false);
    }

    /** The console alone, without what stood there before it. */
    #show() {
      for (const node of [...this.#root.children]) {
        if (node.matches("slot, [role=alert]")) {
          node.remove();
        }
      }
    }

    /** Says what is wrong where everybody sees it, and to the page. */
    #fail(error) {
      const message = document.createElement("p");
      message.setAttribute("role", "alert");
      message.setAttribute("part", "message");
      message.textContent = `The connections cannot be shown: ${error.message}`;
      this.#show();
      this.#root.prepend(message);
      this.#dispatch("error", { message: error.message });
    }
  }

  for (const [property, attribute, kind] of ATTRIBUTES) {
    const { read, write } = KINDS[kind];
    Object.defineProperty(PatchbayConnections.prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return read(this.getAttribute(attribute));
      },
      set(value) {
        const text = write(value);
        if (text === null) {
          this.removeAttribute(attribute);
        } else {
          this.setAttribute(attribute, text);
        }
      },
    });
  }
  return PatchbayConnections;
}
