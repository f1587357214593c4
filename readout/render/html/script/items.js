// Items: lines of any view that rest on words of pages (.item with a.cite), and the way to those words.

let selected = null; // the item whose words are shown
let current = -1; // which of its places was last gone to

const citesOf = (item) => all("a.cite", item);

function goTo(index) {
  const places = citesOf(selected);
  if (!places.length) return;
  current = (index + places.length) % places.length;
  showPage(places[current].dataset.page);
  for (const mark of all("mark[data-place]")) mark.classList.toggle("current", mark.dataset.place === String(current));
  for (const [number, place] of all(".evidence > li", selected).entries()) place.classList.toggle("current", number === current);
  const mark = document.querySelector(`mark[data-place="${current}"]`);
  if (mark) centre(mark);
  document.querySelector(".at").textContent = mark ? `${places[current].title}: ${mark.textContent}` : "";
}

function select(item, place = 0) {
  const places = citesOf(item);
  if (!places.length) {
    item.querySelector("a[href]")?.click();
    return;
  }
  clear();
  selected = item;
  const story = item.closest(".story");
  showStory(story);
  showView(story, item.closest(".view").dataset.view);
  for (let box = item.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  item.closest(".later")?.classList.add("shown");
  item.classList.add("selected");
  item.setAttribute("aria-current", "true");
  story.classList.add("reading");
  const told = new Map();
  for (const [index, { dataset }] of places.entries()) {
    const page = byId(dataset.page);
    wrap(page, Number(dataset.start), Number(dataset.end), (mark) => (mark.dataset.place = index));
    told.set(dataset.page, (told.get(dataset.page) ?? 0) + 1);
  }
  for (const tab of all("[role=tab]", story)) if (told.has(tab.dataset.page)) tab.dataset.count = told.get(tab.dataset.page);
  if (item.id) history.replaceState(null, "", `#${item.id}`);
  goTo(Math.max(place, 0));
  if (matchMedia("(max-width: 900px)").matches) item.scrollIntoView({ block: "start" }); // not behind the pages
}

function clear() {
  unwrap(all("mark:not(.lit)"));
  for (const tab of all("[data-count]")) delete tab.dataset.count;
  for (const place of all(".evidence > li.current")) place.classList.remove("current");
  for (const story of all(".story.reading")) story.classList.remove("reading");
  selected?.classList.remove("selected");
  selected?.removeAttribute("aria-current");
  selected = null;
  current = -1;
}

function move(step) {
  const items = all(".item", viewShown() ?? byId("main")).filter((item) => item.checkVisibility());
  if (!items.length) return;
  const here = items.indexOf(document.activeElement?.closest(".item") ?? selected);
  const next = items[Math.min(Math.max(here + step, 0), items.length - 1)];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function openPlace() {
  const item = selected ?? document.activeElement?.closest(".item");
  const place = item && (citesOf(item)[Math.max(current, 0)] ?? item.querySelector("a[href]"));
  if (place) location.href = place.href;
}
