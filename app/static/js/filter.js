// Narrows a long list of rows to tick: <div data-filter="id" hidden> holds the search field for the rows of #id.
// Without this file the field stays hidden and the list whole.
(() => {
  const bare = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  document.querySelectorAll("[data-filter]").forEach((box) => {
    const input = box.querySelector("input");
    const none = box.querySelector("[data-filter-none]");
    const groups = [...document.querySelectorAll(`#${box.dataset.filter} .pick`)].map((pick) => ({
      pick,
      details: pick.closest("details"),
      open: pick.closest("details")?.open,
      rows: [...pick.children].map((row) => ({ row, text: bare(row.querySelector("span").textContent) })),
    }));
    box.hidden = false;

    input.addEventListener("input", () => {
      const words = bare(input.value).split(/\s+/).filter(Boolean);
      let found = 0;
      groups.forEach(({ pick, details, open, rows }) => {
        let shown = 0;
        rows.forEach(({ row, text }) => {
          row.hidden = !words.every((word) => text.includes(word));
          if (!row.hidden) shown += 1;
        });
        found += shown;
        if (!details) return;
        details.hidden = !shown;
        details.open = words.length ? shown > 0 : open || pick.querySelector(":checked") !== null;
      });
      none.hidden = found > 0;
    });

    // Enter in the search field looks for rows, it does not send the form.
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  });
})();
