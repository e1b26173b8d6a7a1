// Ticks and filters count at once with JavaScript; without it a button sends them.

/** Ask for the page of what is ticked now, and put its lists in the place of these. */
function live(form) {
  let newest = 0;
  hide();

  async function show(box) {
    const number = ++newest;
    const query = new URLSearchParams(new FormData(form));
    const address = `${form.action}?${query}`;
    const response = await fetch(address);
    if (!response.ok) return form.submit();
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (number !== newest) return;
    put(page, box);
    history.replaceState(null, "", address);
  }

  function put(page, box) {
    const place = box.getBoundingClientRect().top;
    const opened = [...form.querySelectorAll("details[open]")].map((item) => item.id);
    form.replaceChildren(...page.querySelector("[data-live]").childNodes);
    document.getElementById("side").replaceWith(page.getElementById("side"));
    hide();
    opened.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    const same = [...form.elements].find(
      (item) => item.type === "checkbox" && item.name === box.name && item.value === box.value,
    );
    if (!same) return;
    same.focus({ preventScroll: true });
    window.scrollBy({ top: same.getBoundingClientRect().top - place, behavior: "instant" });
  }

  function hide() {
    form.querySelector("[data-without-script]").hidden = true;
  }

  form.addEventListener("change", (event) => {
    show(event.target).catch(() => form.submit());
  });
}

document.querySelectorAll("[data-live]").forEach(live);
