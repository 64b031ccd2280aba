// A button beside a text copies it. Without this file the text is marked with one tap and copied by hand.
(() => {
  function mark(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  async function copy(text) {
    mark(text);
    // Without TLS there is no clipboard to write to: then the old way, which copies what is marked.
    if (navigator.clipboard) await navigator.clipboard.writeText(text.textContent);
    else if (!document.execCommand("copy")) throw new Error("not copied");
  }

  document.querySelectorAll("button[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await copy(document.getElementById(button.dataset.copy));
        button.firstChild.textContent = button.dataset.done;
      } catch {
        // It stays marked: the keys for copying do the rest.
      }
    });
  });
})();
