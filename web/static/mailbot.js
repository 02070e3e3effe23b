/* What the dashboard does in the browser beyond HTML: keys, times that stay true, questions before what cannot be
   undone, and numbers as they change. Every page reads and works without it. */
"use strict";

(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  /* ---- keys: j and k move over rows, Enter opens; any other key presses what carries it as data-key. What sends mail
     has no such key: Ctrl or Cmd with Enter, in the text itself, presses data-sends of its form. A key that is held
     down presses once. */

  const rows = () => [...document.querySelectorAll("[data-row]")];

  function move(by) {
    const all = rows();
    const at = all.indexOf(document.querySelector("[data-row].current"));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (!next) return;
    all.forEach((row) => row.classList.toggle("current", row === next));
    (next.querySelector("a[href]") || next).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const current = document.querySelector("[data-row].current");
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const target = (current && current.querySelector(wanted)) || (rows().length ? null : document.querySelector(wanted));
    const anywhere = target || document.querySelector(`[data-key-anywhere="${CSS.escape(key)}"]`);
    if (!anywhere) return false;
    if (anywhere.matches("input:not([type=checkbox]), textarea")) anywhere.focus();
    else anywhere.click();
    return true;
  }

  function send(event) {
    const button = event.target.form && event.target.form.querySelector("[data-sends]");
    if (!button) return;
    event.preventDefault();
    if (!event.repeat) button.form.requestSubmit(button);
  }

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) return send(event);
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
    else if (event.repeat) return;
    else if (event.key.length !== 1 || !press(event.key)) return;
    event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) rows().forEach((one) => one.classList.toggle("current", one === row));
  });

  /* ---- the row that one is at stays: when its list is read again, and after a form of it (s, a) came back; what is
     gone from the list gives way to what took its place */

  const nameOf = (row) => (row.matches("a[href]") ? row : row.querySelector("a[href]") || row).getAttribute("href");

  function placeOf(row) {
    const focused = document.activeElement;
    return { path: location.pathname + location.search, name: nameOf(row), at: rows().indexOf(row),
      key: row.contains(focused) ? focused.dataset.key || "" : "", focus: row.contains(focused) };
  }

  function goTo(place) {
    const all = rows();
    const row = all.find((one) => nameOf(one) === place.name) || all[Math.min(place.at, all.length - 1)];
    if (!row) return;
    all.forEach((one) => one.classList.toggle("current", one === row));
    if (!place.focus) return;
    const button = place.key && nameOf(row) === place.name && row.querySelector(`[data-key="${CSS.escape(place.key)}"]`);
    (button || (row.matches("a[href]") ? row : row.querySelector("a[href]")) || row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  let stood = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const row = document.querySelector("[data-row].current");
    if (row && event.detail.target.contains(row)) stood = placeOf(row);
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!stood || document.querySelector("[data-row].current")) return; // another part of the page was read again
    goTo(stood);
    stood = null;
  });

  document.addEventListener("submit", (event) => {
    const row = event.target.closest("[data-row]");
    try {
      if (row) sessionStorage.setItem("row", JSON.stringify({ ...placeOf(row), focus: true }));
    } catch { /* then it is lost */ }
  });
  try {
    const left = JSON.parse(sessionStorage.getItem("row"));
    sessionStorage.removeItem("row");
    if (left && left.path === location.pathname + location.search) goTo(left);
  } catch { /* nothing was kept */ }

  /* ---- on a phone the navigation and the tabs are strips: what is open stands in them where it is seen */

  document.querySelectorAll(":is(.rooms, .tabs) [aria-current]").forEach((here) => {
    const strip = here.closest(".rooms, .tabs");
    const middle = (box) => box.left + box.width / 2;
    strip.scrollLeft += middle(here.getBoundingClientRect()) - middle(strip.getBoundingClientRect());
  });

  /* ---- questions */

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !button.dataset.confirm || button.dataset.confirmed) return;
    const needed = button.dataset.needs; // nothing chosen: nothing to ask about, and the page says so
    if (needed && !button.form.querySelector(`input[name="${CSS.escape(needed)}"]:checked`)) return;
    const dialog = document.getElementById("confirm");
    event.preventDefault();
    event.stopImmediatePropagation();
    document.getElementById("confirm-question").textContent = button.dataset.confirm;
    dialog.returnValue = "no";
    dialog.showModal();
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return button.focus();
      button.dataset.confirmed = "yes";
      button.form.requestSubmit(button);
    }, { once: true });
  }, true);

  /* ---- what was typed into a form is there again when it was refused; passwords and codes are never kept */

  const typedIn = (form) => [...form.elements].filter((field) => field.name
    && field.matches("textarea, select, input:not([type=hidden], [type=password], [type=file], [autocomplete=one-time-code])"));
  const ticked = (field) => field.matches("[type=checkbox], [type=radio]");

  function keepTyped(form) {
    const fields = form.method === "post" ? typedIn(form).map((field) => [field.name, ticked(field) ? field.checked : field.value]) : [];
    try {
      if (fields.length) sessionStorage.setItem("typed", JSON.stringify({ action: form.getAttribute("action"), fields }));
      else sessionStorage.removeItem("typed");
    } catch { /* no room, or not allowed: then it is not kept */ }
  }

  function takeTyped() {
    try {
      const kept = sessionStorage.getItem("typed");
      sessionStorage.removeItem("typed");
      return JSON.parse(kept);
    } catch { return null; }
  }

  document.addEventListener("submit", (event) => keepTyped(event.target), true);
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.method === "post") keepTyped(event.target); // a preview may find the session ended
  });

  function fillIn(form, fields) {
    typedIn(form).forEach((field, at) => {
      if (!fields[at] || fields[at][0] !== field.name) return;
      if (ticked(field)) field.checked = fields[at][1];
      else field.value = fields[at][1];
    });
    for (let box = form.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }

  /* Its form is gone, since somebody else was quicker: the words can still be copied. */
  function showWords(after, fields) {
    const words = fields.map(([, value]) => value).filter((value) => typeof value === "string" && /\s/.test(value.trim())).join("\n\n");
    if (!words) return;
    const label = document.createElement("label");
    const box = document.createElement("textarea");
    label.className = "card";
    box.readOnly = true;
    box.value = words;
    label.append("What you had written", box);
    after.after(label);
  }

  const refused = document.querySelector("[data-refused]");
  const typed = takeTyped();
  if (refused && typed) {
    const form = [...document.forms].find((one) => one.method === "post" && one.getAttribute("action") === typed.action);
    if (form) fillIn(form, typed.fields);
    else showWords(refused, typed.fields);
  }

  /* ---- times: the server writes them, this keeps them true while a page stays open */

  const UNITS = [[86400, "d"], [3600, "h"], [60, "min"]];

  function relative(seconds) {
    const size = Math.abs(seconds);
    if (size < 60) return seconds >= 0 ? "just now" : "in a moment";
    const [per, unit] = UNITS.find(([least]) => size >= least);
    const number = `${Math.floor(size / per)} ${unit}`;
    return seconds > 0 ? `${number} ago` : `in ${number}`;
  }

  function refreshTimes() {
    for (const time of document.querySelectorAll("time[data-relative]")) {
      const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
      if (Math.abs(seconds) < 7 * 86400) time.textContent = relative(seconds);
    }
  }

  setInterval(refreshTimes, 30000);

  /* ---- a box that ticks all others of its form */

  document.addEventListener("change", (event) => {
    const all = event.target.dataset && event.target.dataset.all;
    if (!all) return;
    document.querySelectorAll(`input[name="${CSS.escape(all)}"]:not(:disabled)`).forEach((box) => { box.checked = event.target.checked; });
  });

  /* ---- whoever writes into a field means the choice that it belongs to: tags, not everybody; a time, not at once */

  document.addEventListener("input", (event) => {
    const [name, value] = (event.target.dataset.chooses || "").split("=");
    if (value) event.target.form.elements[name].value = value;
  });

  /* ---- what is filled in for each person is put in by a button, where one writes: the subject or the text */

  let written = null;
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("input[name=subject], textarea[name=text]")) written = event.target;
  });
  document.querySelectorAll(".inserts").forEach((box) => { box.hidden = false; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    const field = written || button.form.elements.text;
    field.focus();
    field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  /* ---- an open menu closes at a click beside it, or Escape */

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* ---- what is live: a stream of numbers, or now and then a question where there is no stream to be had */

  const ASK_MS = 20000;
  let told = "";

  function show(counts, text) {
    for (const [name, number] of Object.entries(counts)) {
      for (const place of document.querySelectorAll(`[data-count="${CSS.escape(name)}"]`)) {
        place.textContent = number >= 100 ? "99+" : String(number);
        place.hidden = !number;
      }
    }
    if (told && told !== text) document.body.dispatchEvent(new CustomEvent("live"));
    told = text;
  }

  const take = (text) => show(JSON.parse(text), text);

  async function ask(url) {
    if (document.hidden) return;
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer && answer.ok && (answer.headers.get("Content-Type") || "").startsWith("application/json")) {
      take(JSON.stringify(await answer.json()));
    }
  }

  const { live, counts } = document.body.dataset;
  if (live && window.EventSource) {
    let stream = null;
    let asking = 0;
    const open = () => {
      stream = new EventSource(live);
      stream.addEventListener("counts", (event) => take(JSON.stringify(JSON.parse(event.data))));
      stream.addEventListener("error", () => {
        if (stream.readyState === EventSource.CLOSED && !asking) asking = setInterval(() => ask(counts), ASK_MS);
      });
    };
    const close = () => { if (stream) stream.close(); stream = null; };
    open();
    document.addEventListener("visibilitychange", () => {
      if (asking) return;
      if (document.hidden) close();
      else if (!stream) open();
    });
    window.addEventListener("pagehide", close);
  }
})();
