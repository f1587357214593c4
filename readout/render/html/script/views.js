// Which story and which view is shown, by the address; finding words in a view.

function showStory(story) {
  for (const other of all(".story")) other.hidden = other !== story;
  for (const link of all(".stories a")) {
    if (link.dataset.story === story.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function showView(story, name) {
  if (!story.querySelector(`.view[data-view="${name}"]`)) return;
  story.dataset.view = name;
  for (const view of all(".view", story)) view.hidden = view.dataset.view !== name;
  for (const link of all(".views a", story)) {
    const on = link.dataset.view === name;
    if (on) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (on) link.parentElement.scrollLeft = link.offsetLeft - link.parentElement.offsetLeft - 40;
  }
}

function turnTo(story, view) {
  clear();
  showStory(story);
  showView(story, view);
  clearFind(story);
}

// The view that an address without a place stands for: the first story's first.
function turnToFirst() {
  const story = document.querySelector(".story");
  if (story) turnTo(story, all(".view", story)[0].dataset.view);
}

// Go where the address leads: words of a page, a pair of pages, an item, a view, a story. False where it leads nowhere.
function follow(hash) {
  let name = "";
  try {
    name = decodeURIComponent(hash.slice(1));
  } catch {
    return false; // no address of ours
  }
  return followWords(name) || followPair(name) || followElement(byId(name));
}

function followWords(name) {
  const [, id, from, to] = /^(.+):(\d+)-(\d+)$/.exec(name) ?? [];
  const page = id && byId(id);
  if (!page?.matches(".page")) return false;
  turnTo(page.closest(".story"), "page");
  showWords(page, unitAt(page, Number(from)), unitAt(page, Number(to)));
  return true;
}

function followPair(name) {
  const [, id, left, right] = /^(.+)\.pair\.(.+)\.(.+)$/.exec(name) ?? [];
  const form = id && document.querySelector(`form[data-compare="${CSS.escape(id)}"]`);
  if (!form) return false;
  turnTo(byId(id), "compare");
  showPair(form, left, right);
  scrollTo(0, 0);
  return true;
}

function followElement(target) {
  const story = target?.closest(".story");
  if (!story) return false;
  const item = target.closest(".item");
  if (item) {
    select(item);
    item.scrollIntoView({ block: "center" });
    return true;
  }
  const page = target.closest(".page");
  const view = target.closest(".view")?.dataset.view ?? (page ? "page" : all(".view", story)[0].dataset.view);
  turnTo(story, view);
  if (page ?? target.dataset.page) showPage(page?.id ?? target.dataset.page);
  if (target.matches("details")) target.open = true;
  if (target.matches(".story, .view, .says")) scrollTo(0, 0);
  else target.scrollIntoView({ block: page ? "center" : "start" });
  return true;
}

// --- finding --------------------------------------------------------------------------------------------------------

function find(input) {
  const view = viewShown();
  const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let left = 0;
  for (const item of all(".item:not(.found .item), .found", view)) {
    const text = item.textContent.toLocaleLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
    left += !item.hidden;
  }
  for (const box of all(".later, details:not(.found *)", view)) {
    if (words.length && box.querySelector(".item:not([hidden])")) {
      box.classList.add("shown");
      box.open = true;
    }
  }
  for (const part of all("section, .voice, .days h3, .difference", view)) {
    const items = part.matches("h3") ? all(".item", part.nextElementSibling) : all(".item", part);
    if (items.length) part.classList.toggle("empty-now", items.every((item) => item.hidden));
  }
  view.querySelector(".not-found").hidden = !words.length || left > 0;
}

function clearFind(story) {
  const input = story.querySelector("[data-find]");
  if (!input?.value) return;
  input.value = "";
  for (const item of all(".item[hidden], .found[hidden]", story)) item.hidden = false;
  for (const part of all(".empty-now", story)) part.classList.remove("empty-now");
  for (const said of all(".not-found", story)) said.hidden = true;
}
