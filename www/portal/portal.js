// A page with its own sign-in, its own rules and its own record, and the console in the middle of it.
import { define } from "./patchbay/console.js";

const find = (id) => document.getElementById(id);
const element = document.querySelector("patchbay-connections");
const mine = { "Content-Type": "application/json", "X-Patchbay": "1" };

/** The page's own business: it knows who is signed in, and hands out tokens that end soon. */
async function getAccessToken() {
  const response = await fetch("session/token", { method: "POST", headers: mine });
  if (!response.ok) {
    throw new Error("nobody is signed in");
  }
  const { access_token: token, expires_in: seconds } = await response.json();
  return { token, expiresAt: Date.now() + seconds * 1000 };
}

async function signIn(text) {
  const code = text.trim().replace(/^.*code=/, "");
  const response = await fetch("session", { method: "POST", headers: mine, body: JSON.stringify({ code }) });
  find("sign-in").hidden = response.ok;
  find("refused").textContent = response.ok ? "" : "This link was used already, or is older than five minutes.";
  if (response.ok) {
    // A new function is asked at once, and what was typed meanwhile is still there.
    element.getAccessToken = () => getAccessToken();
  }
}

find("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  signIn(find("code").value);
});

element.addEventListener("patchbay-auth-required", () => {
  find("sign-in").hidden = false;
});

element.addEventListener("patchbay-dirty", ({ detail }) => {
  find("status").textContent = detail.dirty ? "There are unsaved changes" : "All changes saved";
});

/** Asks for a ticket; the change waits for the answer. */
function askForTicket(what) {
  const dialog = find("ticket");
  find("ticket-what").textContent = what;
  find("ticket-number").value = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve, reject) => {
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue) {
          tickets.push(find("ticket-number").value);
          resolve();
        } else {
          reject(new Error("No ticket was named."));
        }
      },
      { once: true },
    );
  });
}

const tickets = [];

for (const name of ["patchbay-before-save", "patchbay-before-delete"]) {
  element.addEventListener(name, (event) => {
    const { action, name: connection = "", changes = [], waitUntil } = event.detail;
    if (find("frozen").checked) {
      waitUntil(Promise.reject(new Error("Changes are frozen.")));
    } else {
      waitUntil(askForTicket(`${action} ${connection}: ${changes.map(({ pointer }) => pointer).join(", ")}`));
    }
  });
}

for (const name of ["patchbay-saved", "patchbay-deleted"]) {
  element.addEventListener(name, ({ detail: { action, name: connection = "" } }) => {
    const entry = document.createElement("li");
    entry.textContent = `${action} ${connection} (ticket ${tickets.at(-1)})`;
    find("log").append(entry);
    find("nothing").hidden = true;
  });
}

find("read-only").addEventListener("change", ({ target }) => {
  element.readOnly = target.checked;
});
find("enterprise").addEventListener("change", ({ target }) => {
  element.strategies = target.checked ? ["samlp", "oidc", "okta", "waad", "google-apps", "adfs", "ad"] : undefined;
});
find("theme").addEventListener("change", ({ target }) => {
  document.documentElement.style.colorScheme = target.value === "auto" ? "" : target.value;
  element.theme = target.value;
});

const [, code] = /#code=(.+)/.exec(location.hash) ?? [];
if (code) {
  history.replaceState(null, "", location.pathname);
  await signIn(code);
} else {
  element.getAccessToken = getAccessToken;
}
define();
