// Keys, light and dark, the list of keys.

function toggleTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem("readout-theme", root.dataset.theme);
  } catch {
    // a file may have no storage: the choice holds until it is closed
  }
}

function showKeys() {
  document.querySelector("dialog.keys").showModal();
}

function toFind() {
  const field = storyShown()?.querySelector("[data-find]") ?? document.querySelector("input[type=search]");
  field?.focus();
  field?.select();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  "[": () => selected && goTo(current - 1),
  "]": () => selected && goTo(current + 1),
  o: openPlace,
  "/": toFind,
  f: toggleFurniture,
  d: toggleTheme,
  "?": showKeys,
  Escape: clear,
};

function onKey(event) {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (target.matches("input, textarea, select")) {
    if (key === "Escape" && target.matches("[data-find]")) {
      clearFind(target.closest(".story"));
      target.blur();
    }
    return;
  }
  if (target.matches("[role=tab]") && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) {
    event.preventDefault();
    moveTab(target, key);
  } else if (key === "Enter" && target.matches(".item")) {
    event.preventDefault();
    if (target === selected) goTo(current + 1);
    else select(target);
  } else if (KEYS[key]) {
    event.preventDefault();
    KEYS[key]();
  }
}
