// A page that is shown takes in what changes: it asks for itself again, and where it says something else than before it puts the
// new content in place of the old. Never under what somebody is typing: then it only says that there is something new.
// Without this script the page is whole; it is merely as old as when it was asked for.
"use strict";

(() => {
  const main = document.querySelector("main[data-live]");
  if (!main || !window.EventSource) return;

  const changes = new EventSource("/changes?seq=" + main.dataset.seq);
  let asking = false;
  let again = false;
  let seen = "0";
  let shown = said(main);
  let pending = false;

  // What a page says, without what is made anew each time it is asked for (the ids of the commands of its forms).
  function said(part) {
    const copy = part.cloneNode(true);
    copy.querySelectorAll("input[type=hidden][name=id]").forEach((field) => field.remove());
    return copy.innerHTML;
  }

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
        count("asked");
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

  // Whoever is in the middle of a form is not disturbed, wherever they look meanwhile; what was opened stays open, and who went
  // through the page by keyboard stays where they are.
  function replace(fresh) {
    const now = fresh && said(fresh);
    if (!fresh || now === shown) return;
    pending = begun() || main.querySelector("form :focus") !== null;
    tell(pending);
    if (pending) return;
    shown = now;
    const open = [...main.querySelectorAll("details")].map((details) => details.open);
    const at = main.querySelector("a:focus")?.getAttribute("href");
    main.replaceChildren(...fresh.childNodes);
    main.querySelectorAll("details").forEach((details, nth) => {
      details.open = open[nth] ?? details.open;
    });
    if (at) [...main.querySelectorAll("a")].find((link) => link.getAttribute("href") === at)?.focus({ preventScroll: true });
    count("refreshed");
  }

  // A line at the foot of the window, which moves nothing.
  function tell(news) {
    const line = document.querySelector("p.news");
    if (!news) {
      line?.remove();
    } else if (!line) {
      const fresh = document.createElement("p");
      fresh.className = "news";
      fresh.setAttribute("role", "status");
      fresh.textContent = main.dataset.live;
      document.body.append(fresh);
    }
  }

  function count(what) {
    main.dataset[what] = String(Number(main.dataset[what] ?? 0) + 1);
  }

  changes.addEventListener("changed", refresh);
  main.addEventListener("focusout", () => {
    if (pending) setTimeout(() => refresh());
  });
  window.addEventListener("pagehide", () => changes.close());
})();
