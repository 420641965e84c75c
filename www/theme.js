// Puts a remembered theme on the page before anything is painted. The console keeps it under this key (host.rs).
try {
  const theme = localStorage.getItem("patchbay.theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Without storage there is nothing to remember.
}
