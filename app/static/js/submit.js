// A slow network invites a second tap: while a form is on its way, a second sending is held back.
// The page works the same without this file; the server has the last word.
(() => {
  const HELD_MS = 5000; // a download leaves the page standing, so the form must come free again

  function free(form) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    setTimeout(free, HELD_MS, form);
  });

  // The back button brings the page as it was left.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));
})();
