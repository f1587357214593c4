// What happens on a click, and the first view.

const DO = {
  theme: toggleTheme,
  keys: showKeys,
  close: clear,
  furniture: toggleFurniture,
  light: toggleLight,
  copy: copyQuotation,
  link: copyAddress,
  later: (button) => {
    const view = button.closest(".view");
    view.querySelector(".later:not(.shown)")?.classList.add("shown");
    if (!view.querySelector(".later:not(.shown)")) button.closest(".more").remove();
  },
  "find-clear": (button) => clearFind(button.closest(".story")),
};

function onClick(event) {
  const on = (selector) => event.target.closest(selector);
  const button = on("[data-do]");
  const link = on("a.cite, a.place");
  const item = on(".item");
  if (button && DO[button.dataset.do]) DO[button.dataset.do](button);
  else if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  else if (link && item) {
    event.preventDefault();
    const place = all(link.matches(".cite") ? "a.cite" : "a.place", item).indexOf(link);
    if (item === selected) goTo(place);
    else select(item, place);
  } else if (on("[role=tab]")) openTab(on("[role=tab]"));
  else if (event.target.matches("dialog")) event.target.close();
  else if (on("mark.lit")) fromLight(on("mark.lit"));
  else if (item && !on("a, button, input, select, summary") && !String(getSelection())) {
    if (item !== selected) select(item);
    else if (!on(".evidence")) clear();
  }
}

for (const story of all(".story")) {
  showView(story, story.dataset.view);
  const first = story.querySelector(".says")?.dataset.page ?? story.querySelector(".page")?.id;
  if (first) showPage(first);
}
const firstStory = document.querySelector(".story");
if (firstStory) showStory(firstStory);
follow(location.hash);
root.classList.add("started");
addEventListener("beforeprint", () => all("details").forEach((box) => (box.open = true)));
addEventListener("hashchange", () => (location.hash ? follow(location.hash) : turnToFirst()));
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("input", (event) => event.target.matches("[data-find]") && find(event.target));
document.addEventListener("change", (event) => event.target.form?.matches("[data-compare]") && choosePair(event.target.form));
