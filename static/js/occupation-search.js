// Turns a plain search field into a combobox that suggests unit groups while one types.
// Without this script the form is sent as it is, and the page shows the same results.

const WAIT_MS = 120;
const LEAST_LETTERS = 2;

/** Calls back with the results of the latest query only. */
function searcher(address) {
  let timer = 0;
  let running = new AbortController();
  return (query, show) => {
    window.clearTimeout(timer);
    running.abort();
    running = new AbortController();
    const { signal } = running;
    timer = window.setTimeout(async () => {
      try {
        const response = await fetch(`${address}?q=${encodeURIComponent(query)}`, { signal });
        show(response.ok ? (await response.json()).results : []);
      } catch (error) {
        if (error.name !== "AbortError") show([]);
      }
    }, WAIT_MS);
  };
}

function escaped(text) {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}

/** A code and a title, and below them the reason. */
function suggestion(result) {
  if (typeof result === "string") return escaped(result);
  return `${escaped(result.noc)} ${escaped(result.title)}<span class="why">${escaped(result.why)}</span>`;
}

function enhance(form) {
  const plain = form.querySelector("input[name=q]");
  const place = plain.parentElement;
  const { id, value, name } = plain;
  const hint = plain.getAttribute("aria-describedby");
  plain.remove();
  window.accessibleAutocomplete({
    element: place,
    id,
    name,
    defaultValue: value,
    source: searcher(form.dataset.source),
    minLength: LEAST_LETTERS,
    confirmOnBlur: false,
    showNoOptionsFound: false,
    displayMenu: "overlay",
    templates: {
      inputValue: (result) => (result ? result.noc ?? result : ""),
      suggestion,
    },
    onConfirm: (result) => {
      if (!result) return;
      const field = form.querySelector(`#${id}`);
      field.value = result.noc;
      form.requestSubmit();
    },
  });
  const field = form.querySelector(`#${id}`);
  field.setAttribute("maxlength", "100");
  field.setAttribute("spellcheck", "false");
  const described = field.getAttribute("aria-describedby");
  field.setAttribute("aria-describedby", [described, hint].filter(Boolean).join(" "));
}

if (window.accessibleAutocomplete) {
  document.querySelectorAll("[data-occupation-search]").forEach(enhance);
}
