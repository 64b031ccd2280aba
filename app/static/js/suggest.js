// Suggestions under a field: <input data-suggest="/goi-y/nghe">. The field stays an ordinary one: without this
// file, or when the network fails, what is typed is sent as it stands, and free entries are always allowed.
//   data-suggest-many     completes the last piece behind a comma (also on a textarea)
//   data-suggest-key="x"  keeps the chosen key in the hidden field named x; typing on empties it
(() => {
  const PAUSE_MS = 150, LEAST = 2, LONGEST = 80;
  let number = 0;

  function attach(field) {
    const many = "suggestMany" in field.dataset;
    const known = new Map(); // question -> answer
    const list = document.createElement("ul");
    let timer = 0, asked = null, active = -1;

    list.id = `suggest-${++number}`;
    list.setAttribute("role", "listbox");
    const label = field.labels && field.labels[0];
    list.setAttribute("aria-label", label ? label.textContent.trim() : field.name);
    list.hidden = true;

    const box = document.createElement("div");
    box.className = "suggest";
    field.before(box);
    box.append(field, list);

    field.autocomplete = "off";
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    if (field.tagName === "INPUT") {
      field.setAttribute("role", "combobox");
      field.setAttribute("aria-expanded", "false");
    }

    // The piece that is being typed: all of it, or what stands behind the last comma.
    function start() {
      return many ? Math.max(...[",", ";", "\n"].map((sign) => field.value.lastIndexOf(sign))) + 1 : 0;
    }

    function close() {
      clearTimeout(timer);
      if (asked) asked.abort();
      asked = null;
      list.hidden = true;
      list.replaceChildren();
      mark(-1);
      if (field.hasAttribute("role")) field.setAttribute("aria-expanded", "false");
    }

    function mark(place) {
      active = place;
      [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
      if (place < 0) {
        field.removeAttribute("aria-activedescendant");
      } else {
        field.setAttribute("aria-activedescendant", list.children[place].id);
        list.children[place].scrollIntoView({ block: "nearest" });
      }
    }

    function keep(key) {
      const name = field.dataset.suggestKey;
      const kept = name && field.form && field.form.elements.namedItem(name);
      if (kept && "value" in kept) kept.value = key;
    }

    function choose(suggestion) {
      const at = start();
      const before = field.value.slice(0, at);
      const gap = at && !before.endsWith("\n") ? " " : "";
      field.value = before + gap + suggestion.value + (many ? ", " : "");
      keep(suggestion.key);
      close();
      field.focus();
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function show(found) {
      list.replaceChildren(...found.map((suggestion, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.append(suggestion.value);
        if (suggestion.note) {
          const note = document.createElement("span");
          note.className = "hint";
          note.textContent = suggestion.note;
          option.append(note);
        }
        option.addEventListener("click", () => choose(suggestion));
        return option;
      }));
      list.hidden = !found.length;
      mark(-1);
      if (field.hasAttribute("role")) field.setAttribute("aria-expanded", String(found.length > 0));
    }

    async function ask() {
      const question = field.value.slice(start()).trimStart().slice(0, LONGEST);
      if (question.trim().length < LEAST || document.activeElement !== field) return close();
      if (!known.has(question)) {
        if (asked) asked.abort();
        asked = new AbortController();
        try {
          const address = `${field.dataset.suggest}?${new URLSearchParams({ tu: question })}`;
          const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
          if (!answer.ok) return close();
          known.set(question, await answer.json());
        } catch {
          return; // no network, or a newer question is on its way: the field works as any other
        }
      }
      const found = known.get(question);
      // What stands there already in full needs no choosing, unless a key is to be kept.
      const said = !field.dataset.suggestKey && found.length === 1 && found[0].value === question;
      if (document.activeElement === field) show(said ? [] : found);
    }

    field.addEventListener("input", () => {
      keep("");
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    });

    field.addEventListener("keydown", (event) => {
      const open = !list.hidden;
      const last = list.children.length - 1;
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!open) {
          if (event.key === "ArrowDown" && field.tagName === "INPUT") ask();
          return;
        }
        event.preventDefault();
        const down = event.key === "ArrowDown";
        mark(down ? (active < last ? active + 1 : 0) : (active > 0 ? active - 1 : last));
      } else if (event.key === "Enter" && open && active >= 0) {
        event.preventDefault();
        list.children[active].click();
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        close();
      }
    });

    // A finger or a mouse on the list leaves the focus, and a phone's keyboard, where they are.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    field.addEventListener("blur", close);
  }

  document.querySelectorAll("[data-suggest]").forEach(attach);
})();
