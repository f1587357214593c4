// Leads from a line of the account to its words in the pages and back.
//
// Everything it needs stands in the document: an item (.item) holds cites (a.cite) with data-page, data-start and data-end,
// a page's lines (.line) hold data-start. All offsets are UTF-16 units of the page's text, converted when the page was made.

const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
let selected = null; // the item whose words are shown
let current = -1; // which of its places was last gone to

// --- words in pages -------------------------------------------------------------------------------------------------

function textNodes(line) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// Wrap the words from `start` to `end` (offsets of the page) in <mark>, in every line they touch.
function highlight(page, start, end, place) {
  for (const line of all(".line", page)) {
    let at = Number(line.dataset.start);
    if (at >= end) break;
    for (const node of textNodes(line)) {
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, node.data.length);
      at += node.data.length;
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const mark = document.createElement("mark");
      mark.dataset.place = place;
      range.surroundContents(mark);
    }
  }
}

function clearHighlights() {
  for (const mark of all("mark")) {
    const line = mark.closest(".line");
    mark.replaceWith(...mark.childNodes);
    line.normalize();
  }
}

// --- pages ----------------------------------------------------------------------------------------------------------

function showPage(id) {
  const page = byId(id);
  const pane = page.closest(".pages");
  for (const other of all(".page", pane)) other.hidden = other !== page;
  for (const tab of all("[role=tab]", pane)) tab.setAttribute("aria-selected", String(tab.dataset.page === id));
}

function goTo(index) {
  const places = all("a.cite", selected);
  if (!places.length) return;
  current = (index + places.length) % places.length;
  const { page } = places[current].dataset;
  showPage(page);
  for (const mark of all("mark")) mark.classList.toggle("current", mark.dataset.place === String(current));
  for (const [number, item] of all(".evidence > li", selected).entries()) item.classList.toggle("current", number === current);
  const mark = document.querySelector(`mark[data-place="${current}"]`);
  if (mark) mark.scrollIntoView({ block: "center" });
}

// --- items ----------------------------------------------------------------------------------------------------------

function select(item, place = 0) {
  clear();
  selected = item;
  showStory(item.closest(".story"));
  for (let box = item.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  item.classList.add("selected");
  item.setAttribute("aria-expanded", "true");
  root.classList.add("selecting");
  const places = all("a.cite", item);
  for (const [index, cite] of places.entries()) {
    highlight(byId(cite.dataset.page), Number(cite.dataset.start), Number(cite.dataset.end), index);
  }
  const told = new Map();
  for (const cite of places) told.set(cite.dataset.page, (told.get(cite.dataset.page) ?? 0) + 1);
  for (const tab of all("[role=tab]", item.closest(".story"))) {
    if (told.has(tab.dataset.page)) tab.dataset.count = told.get(tab.dataset.page);
  }
  history.replaceState(null, "", `#${item.id}`);
  goTo(place);
}

function clear() {
  clearHighlights();
  for (const tab of all("[data-count]")) delete tab.dataset.count;
  for (const place of all(".evidence > li.current")) place.classList.remove("current");
  if (selected) {
    selected.classList.remove("selected");
    selected.removeAttribute("aria-expanded");
  }
  selected = null;
  current = -1;
  root.classList.remove("selecting");
}

function move(step) {
  const items = all(".story:not([hidden]) .item").filter((item) => item.checkVisibility());
  if (!items.length) return;
  const here = items.indexOf(document.activeElement?.closest(".item") ?? selected);
  const next = items[Math.min(Math.max(here + step, 0), items.length - 1)];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

// --- stories --------------------------------------------------------------------------------------------------------

function showStory(story) {
  for (const other of all(".story")) other.hidden = other !== story;
  for (const link of all(".stories a")) {
    if (link.dataset.story === story.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function follow(hash) {
  const target = hash ? byId(decodeURIComponent(hash.slice(1))) : null;
  if (!target) return false;
  if (target.matches(".item")) {
    select(target);
    target.scrollIntoView({ block: "center" });
  } else if (target.matches(".story")) {
    clear();
    showStory(target);
    scrollTo(0, 0);
  } else if (target.matches(".line")) {
    showStory(target.closest(".story"));
    showPage(target.closest(".page").id);
    target.scrollIntoView({ block: "center" });
  }
  return true;
}

// --- events ---------------------------------------------------------------------------------------------------------

function toggleFurniture() {
  const hidden = root.classList.toggle("without-furniture");
  for (const button of all("[data-furniture]")) button.textContent = hidden ? "Show furniture" : "Hide furniture";
}

function onClick(event) {
  const on = (selector) => event.target.closest(selector);
  const link = on("a.cite, a.place");
  const item = on(".item");
  if (link && item) {
    event.preventDefault();
    const kin = link.matches(".cite") ? "a.cite" : "a.place";
    const place = all(kin, item).indexOf(link);
    if (item === selected) goTo(place);
    else select(item, place);
  } else if (on("[role=tab]")) showPage(on("[role=tab]").dataset.page);
  else if (on("[data-close]")) clear();
  else if (on("[data-furniture]")) toggleFurniture();
  else if (on("[data-keys]")) document.querySelector("dialog.keys").showModal();
  else if (on("dialog.keys")) on("dialog.keys").close();
  else if (item && !String(getSelection())) {
    if (item === selected && !on(".evidence")) clear();
    else if (item !== selected) select(item);
  }
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  "[": () => selected && goTo(current - 1),
  "]": () => selected && goTo(current + 1),
  f: toggleFurniture,
  "?": () => document.querySelector("dialog.keys").showModal(),
  Escape: clear,
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const item = event.target.closest(".item");
  if (event.key === "Enter" && item && event.target === item) {
    event.preventDefault();
    if (item === selected) goTo(current + 1);
    else select(item);
  } else if (KEYS[event.key] && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

root.classList.add("scripted");
for (const pane of all(".pages")) showPage(pane.querySelector(".page").id);
const first = document.querySelector(".story");
if (first) showStory(first);
follow(location.hash);
addEventListener("beforeprint", () => all("details").forEach((box) => (box.open = true)));
addEventListener("hashchange", () => follow(location.hash));
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
