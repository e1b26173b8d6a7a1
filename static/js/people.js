// People one knows move while a curator types: the form as it stands is tried, not kept.
"use strict";

(() => {
  const aside = document.querySelector("[data-people]");
  const form = document.querySelector("#content form[method='post']");
  if (!aside || !form) return;
  const cards = aside.querySelector("[data-people-cards]");
  const note = aside.querySelector("[data-people-note]");
  const PAUSE = 900; // milliseconds without a key, so that at most one answer a second is read out
  let timer = 0;
  let asked = null;

  const show = (name) => {
    for (const part of aside.querySelectorAll("[data-as-of]")) part.hidden = part.dataset.asOf !== name;
  };

  const ask = async () => {
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(aside.dataset.people, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "XMLHttpRequest" },
        signal: asked.signal,
      });
      const text = answer.ok ? await answer.text() : "";
      const isWords = (answer.headers.get("Content-Type") || "").startsWith("text/plain");
      if (answer.ok && !isWords && cards.innerHTML !== text) cards.innerHTML = text;
      note.textContent = isWords ? text : "";
    } catch (error) {
      if (error.name !== "AbortError") show("saved");
    }
  };

  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
  show("typed");
})();
