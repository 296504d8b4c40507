// A page that is shown takes in what changes: it asks for itself again and puts the new content in place of the old.
// Without this script the page is whole; it is merely as old as when it was asked for.
"use strict";

(() => {
  const main = document.querySelector("main[data-live]");
  if (!main || !window.EventSource) return;

  const changes = new EventSource("/changes");
  let asking = false;
  let again = false;
  let seen = "0";

  // What is asked for is to have seen what the page was told of, whichever service answers.
  async function refresh(change) {
    if (change) seen = change.data;
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html", "x-plumbline-not-before": seen } });
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        replace(fresh.querySelector("main"));
      }
    } finally {
      asking = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  }

  // Whether somebody has written, ticked or chosen something that is not sent yet.
  function begun() {
    const touched = (field) =>
      field.type === "file" ? field.files.length > 0
      : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
    const chosen = (select) => {
      const preset = [...select.options].findIndex((option) => option.defaultSelected);
      return select.options.length > 0 && select.selectedIndex !== Math.max(preset, 0);
    };
    return (
      [...main.querySelectorAll("textarea, input")].some(touched) || [...main.querySelectorAll("select")].some(chosen)
    );
  }

  // Whoever is in the middle of a form is not disturbed, wherever they look meanwhile; what was opened stays open.
  function replace(fresh) {
    if (!fresh || begun() || main.querySelector("form :focus")) return;
    const open = [...main.querySelectorAll("details")].map((details) => details.open);
    main.replaceChildren(...fresh.childNodes);
    main.querySelectorAll("details").forEach((details, at) => {
      details.open = open[at] ?? details.open;
    });
    main.dataset.refreshed = String(Number(main.dataset.refreshed ?? 0) + 1);
  }

  changes.addEventListener("changed", refresh);
  window.addEventListener("pagehide", () => changes.close());
})();
