// While a job is typed, the panel beside it is asked anew, a moment after the last key.
// Without this file its button does the same and comes back with the page.
(() => {
  const panel = document.getElementById("reach");
  const form = panel && document.getElementById(panel.dataset.form);
  const button = panel && panel.querySelector("button");
  if (!form || !button) return; // closed: there is nothing to ask
  const WAIT_MS = 700;
  let waiting = 0;
  let asking = null;

  function show(text) {
    const answer = new DOMParser().parseFromString(text, "text/html");
    for (const id of ["reach-body", "reach-strip"]) {
      const from = answer.getElementById(id);
      const to = document.getElementById(id);
      if (from && to) to.replaceChildren(...from.childNodes);
    }
  }

  async function ask() {
    if (asking) asking.abort();
    const mine = new AbortController();
    asking = mine;
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(panel.dataset.url, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "fetch" },
        signal: mine.signal,
      });
      if (answer.ok || answer.status === 429) show(await answer.text());
    } catch {
      // Off the net, or overtaken by the next question: what stands there stays.
    } finally {
      if (asking === mine) panel.removeAttribute("aria-busy");
    }
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT_MS);
  }

  button.parentElement.hidden = true;
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  if (form.elements.title && form.elements.title.value && !panel.querySelector(".reach-fit")) ask();
})();
