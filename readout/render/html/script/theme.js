// Before anything is drawn: that there are scripts, and light or dark as the reader chose. A classic script in the head.
"use strict";
{
  document.documentElement.classList.add("scripted");
  let chosen = null;
  try {
    chosen = localStorage.getItem("readout-theme");
  } catch {
    // a file may have no storage: the system decides
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
