// What makes bringing a file lighter with JavaScript; every page works without it.

/** Say at once that a file is too large, instead of sending all of it first. */
function refuseLargeFiles(input) {
  const most = Number(input.dataset.mostBytes);
  input.addEventListener("change", () => {
    const file = input.files[0];
    input.setCustomValidity(file && file.size > most ? input.dataset.tooLarge : "");
    input.reportValidity();
  });
  input.form.addEventListener("submit", (event) => {
    if (input.checkValidity()) return;
    event.preventDefault();
    input.reportValidity();
  });
}

/** Look every second whether the file has been read, and go on when it has. */
async function lookAgain() {
  const response = await fetch(window.location.href);
  const text = await response.text();
  const page = new DOMParser().parseFromString(text, "text/html");
  const waiting = page.querySelector("[data-waiting] [role=status]");
  if (!waiting) {
    window.location.reload();
    return;
  }
  const shown = document.querySelector("[data-waiting] [role=status]");
  if (shown.textContent !== waiting.textContent) shown.replaceChildren(...waiting.childNodes);
  window.setTimeout(lookAgain, 1000);
}

document.querySelectorAll("[data-most-bytes]").forEach(refuseLargeFiles);
if (document.querySelector("[data-waiting]")) window.setTimeout(lookAgain, 500);

const summary = document.querySelector(".alert[tabindex]");
if (summary) summary.focus();
