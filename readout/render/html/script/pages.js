// The pages of a story: which one is shown, what of it is lit.

const storyShown = () => document.querySelector(".story:not([hidden])");
const viewShown = () => storyShown()?.querySelector(".view:not([hidden])");
const pageShown = (story = storyShown()) => story?.querySelector(".page:not([hidden])");

function showPage(id) {
  const page = byId(id);
  if (!page) return;
  const story = page.closest(".story");
  for (const other of all(".page", story)) other.hidden = other !== page;
  for (const tab of all("[role=tab]", story)) {
    const on = tab.dataset.page === id;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    if (on) tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 60;
  }
  for (const says of all(".says", story)) says.hidden = says.dataset.page !== id;
}

// A tab of another page: shown here, or gone to where a server shows each page by itself.
function openTab(tab) {
  if (tab.dataset.address && tab.getAttribute("aria-selected") !== "true") location.href = tab.dataset.address;
  else if (storyShown().dataset.view === "page" && location.hash.includes(".says.")) {
    clear();
    history.replaceState(null, "", `#${storyShown().id}.says.${tab.dataset.page}`);
    showPage(tab.dataset.page);
  } else showPage(tab.dataset.page);
}

function moveTab(tab, key) {
  const tabs = all("[role=tab]", tab.closest("[role=tablist]"));
  const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -tabs.length, End: tabs.length };
  const next = tabs[Math.min(Math.max(tabs.indexOf(tab) + steps[key], 0), tabs.length - 1)];
  next.focus();
  openTab(next);
}

// Scroll the page, or the window where the page does not scroll by itself, so that the words stand in its middle.
function centre(element) {
  const page = element.closest(".page");
  if (page.scrollHeight > page.clientHeight + 1 && getComputedStyle(page).overflowY === "auto") {
    const middle = page.getBoundingClientRect().top + page.clientHeight / 2;
    page.scrollTop += element.getBoundingClientRect().top - middle;
  } else element.scrollIntoView({ block: "center" });
}

function showWords(page, start, end) {
  clear();
  showPage(page.id);
  wrap(page, start, end, (mark) => (mark.className = "current"));
  const mark = page.querySelector("mark.current");
  if (mark) centre(mark);
}

function toggleFurniture() {
  const hidden = root.classList.toggle("without-furniture");
  for (const button of all("[data-do=furniture]")) button.textContent = hidden ? "Show what was set aside" : "Hide what was set aside";
}

// Everything of this page that the account rests on, lit; a click on it leads to the account.
function toggleLight(button) {
  const page = pageShown(button.closest(".story"));
  const lit = all("mark.lit", page);
  if (lit.length) {
    unwrap(lit);
    return;
  }
  const seen = new Set();
  for (const cite of all(`a.cite[data-page="${page.id}"]`, page.closest(".story"))) {
    const words = `${cite.dataset.start}-${cite.dataset.end}`;
    if (seen.has(words) || cite.closest(".mentions, .row")) continue;
    seen.add(words);
    wrap(page, Number(cite.dataset.start), Number(cite.dataset.end), (mark) => {
      mark.className = "lit";
      mark.dataset.start = cite.dataset.start;
    });
  }
  if (!seen.size) tell("Nothing of the account rests on this page.");
}

function fromLight(mark) {
  const page = mark.closest(".page");
  const cites = all(`a.cite[data-page="${page.id}"][data-start="${mark.dataset.start}"]`, viewShown());
  const item = cites.map((cite) => cite.closest(".item")).find(Boolean);
  if (!item) return;
  select(item, all("a.cite", item).indexOf(cites.find((cite) => item.contains(cite))));
  item.scrollIntoView({ block: "center" });
}
