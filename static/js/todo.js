// Ticks are kept at once with JavaScript; without it a button keeps them.

/** Send one tick after the other, each as what it changes, and tell what came of it. */
function keepTicks(form) {
  const status = form.querySelector("[data-status]");
  let last = Promise.resolve();

  async function keep(box) {
    const body = new FormData();
    form.querySelectorAll("input[type=hidden]").forEach((input) => {
      if (input.name !== "was") body.append(input.name, input.value);
    });
    body.append(box.checked ? "done" : "was", box.value);
    const response = await fetch(form.action, { method: "POST", body });
    if (!response.ok) return form.submit();
    show(box, await response.text());
  }

  function show(box, text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const heading = page.querySelector("[data-ticked]");
    if (heading) document.querySelector("[data-ticked]").textContent = heading.textContent;
    box.closest("tr").classList.toggle("done", box.checked);
    status.textContent = `${form.dataset.kept} ${heading ? heading.textContent : ""}`;
  }

  form.addEventListener("change", (event) => {
    if (event.target.name !== "done") return;
    last = last.then(() => keep(event.target)).catch(() => form.submit());
  });
  form.querySelector("[data-without-script]").hidden = true;
}

document.querySelectorAll("[data-ticks]").forEach(keepTicks);
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.parentElement.querySelector("[data-without-print]").hidden = true;
  button.addEventListener("click", () => window.print());
});
