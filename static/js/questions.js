// What makes the questions lighter with JavaScript; every page works without it.

/** Show a group of questions, opened, where the answer that it depends on is the one. */
function followAnswer(group) {
  const [name, wanted] = group.dataset.onlyWhen.split("=");
  const control = group.closest("form").elements[name];
  if (!control) return;
  const show = () => {
    const hasError = group.querySelector(".has-error") !== null;
    group.hidden = control.value !== wanted && !hasError;
    group.querySelectorAll("details").forEach((details) => { details.open = !group.hidden; });
  };
  control.addEventListener("change", show);
  show();
}

/** Search unit groups while a title is typed: the server draws the same choices as for
    the button, and the part of the page that holds them is replaced. */
function findWhileTyping(form) {
  const title = form.elements.title;
  if (!title || !form.querySelector("[data-occupation]")) return;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(status);
  let timer = 0;
  let latest = 0;

  async function search() {
    const number = ++latest;
    const body = new FormData(form);
    body.set("find", "1");
    const response = await fetch(window.location.pathname, { method: "POST", body });
    if (!response.ok || number !== latest) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const choices = page.querySelector("[data-occupation]");
    if (!choices) return;
    form.querySelector("[data-occupation]").replaceWith(choices);
    status.textContent = choices.dataset.found;
  }

  title.addEventListener("input", () => {
    window.clearTimeout(timer);
    if (title.value.trim().length > 1) timer = window.setTimeout(search, 250);
  });
}

/** Ask before one leaves with what is not saved; never where nothing changed. */
function warnOnLeaving(form) {
  const written = () => {
    const data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    return new URLSearchParams(data).toString();
  };
  const before = written();
  let goes = false;
  form.addEventListener("submit", () => { goes = true; });
  document.querySelectorAll("[data-leave]").forEach((link) => {
    link.addEventListener("click", () => { goes = true; });
  });
  window.addEventListener("pageshow", () => { goes = false; });
  window.addEventListener("beforeunload", (event) => {
    const isUnsaved = "unsaved" in form.dataset || written() !== before;
    if (isUnsaved && !goes) event.preventDefault();
  });
}

document.querySelectorAll("[data-only-when]").forEach(followAnswer);
document.querySelectorAll("form.questions").forEach(findWhileTyping);
document.querySelectorAll("form#answers").forEach(warnOnLeaving);

const summary = document.querySelector(".alert[tabindex]");
if (summary) summary.focus();
