// Light or dark before anything is drawn: what the reader chose, else what the system says. A classic script in the head.
"use strict";
{
  let chosen = null;
  try {
    chosen = localStorage.getItem("readout-theme");
  } catch {
    // a file may have no storage: the system decides
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
