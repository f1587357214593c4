// A quotation with its source, ready to paste: the words, the outlet, title, day and address, and where the words stand.

let telling = 0;

function tell(words) {
  const told = document.querySelector(".told");
  told.textContent = words;
  clearTimeout(telling);
  telling = setTimeout(() => (told.textContent = ""), 2500);
}

function citation(place, words) {
  const { page, start, end, at } = place.dataset;
  const { outlet, title, published, address } = byId(page).dataset;
  const [from, to] = at ? at.split("-") : [start, end];
  const source = [outlet, title && `“${title}”`, published, address].filter(Boolean).join(", ");
  return `“${words}” — ${source} (characters ${from} to ${to})`;
}

async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea"); // where the clipboard is not granted, as in some files
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

async function copyAddress(button) {
  const { href } = button.closest("li").querySelector("a.place");
  tell((await put(href)) ? "Address copied." : `This browser did not allow copying: ${href}`);
}

async function copyQuotation(button) {
  const place = button.closest("li");
  const text = citation(place.querySelector("a.place"), place.querySelector("blockquote q").textContent);
  tell((await put(text)) ? "Copied with its source." : "This browser did not allow copying: mark the words and copy them.");
}
