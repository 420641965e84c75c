// What a screen reader would read out by itself.

/**
 * Records from now on what live regions announce on every page of this tab: a change inside a
 * region that was there before it, or an alert, which is read out also when it comes with its
 * text. A region that is inserted together with its text is passed over by screen readers, so it
 * counts for nothing here.
 *
 * @returns {() => Promise<string[]>} reads the announcements so far
 */
export async function recordAnnouncements(page) {
  await page.addInitScript(() => {
    const LIVE = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]';
    const known = new WeakSet();
    window.announcements = [];
    const say = (region) => {
      const text = region.textContent.replace(/\s+/g, ' ').trim();
      if (text) {
        window.announcements.push(text);
      }
    };
    const observer = new MutationObserver((records) => {
      const changed = new Set();
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(LIVE);
        if (region && known.has(region)) {
          changed.add(region);
        }
      }
      for (const region of document.querySelectorAll(LIVE)) {
        if (!known.has(region)) {
          known.add(region);
          if (region.matches('[role=alert]')) {
            changed.add(region);
          }
        }
      }
      changed.forEach(say);
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => window.announcements);
}
