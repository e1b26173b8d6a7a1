// The impact of a change counts on by itself: its section is read again while it does.
"use strict";

(() => {
  const PAUSE = 2000; // milliseconds between two looks

  const look = async () => {
    const section = document.querySelector("[data-impact]");
    if (!section) return;
    try {
      const answer = await fetch(section.dataset.impact);
      if (answer.ok) {
        const template = document.createElement("template");
        template.innerHTML = await answer.text();
        const fresh = template.content.querySelector("section");
        if (fresh) section.replaceWith(fresh);
      }
    } finally {
      window.setTimeout(look, PAUSE);
    }
  };

  window.setTimeout(look, PAUSE);
})();
