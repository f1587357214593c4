// The text of a page as it is shown: offsets, and words wrapped in <mark>.
//
// A page's lines (.line) hold data-start, the UTF-16 offset of the line in the page's text, and data-point, the same in code
// points, where it differs. Addresses name code points (as all data of Readout do); everything else here is UTF-16.

const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);

function textNodes(line) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// The UTF-16 offset of a code point of the page.
function unitAt(page, point) {
  let found = point;
  for (const line of all(".line", page)) {
    const start = Number(line.dataset.point ?? line.dataset.start);
    if (start > point) break;
    found = Number(line.dataset.start);
    let left = point - start;
    for (const character of line.textContent) {
      if (left <= 0) break;
      found += character.length;
      left -= 1;
    }
    found += Math.max(left, 0); // white space between lines, which is not shown
  }
  return found;
}

// Wrap the words from `start` to `end` in <mark>, in every line they touch; `dress` is given each mark.
function wrap(page, start, end, dress) {
  for (const line of all(".line", page)) {
    let at = Number(line.dataset.start);
    if (at >= end) break;
    if (at + line.textContent.length <= start) continue;
    for (const node of textNodes(line)) {
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, node.data.length);
      at += node.data.length;
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const mark = document.createElement("mark");
      dress(mark);
      range.surroundContents(mark);
    }
  }
}

function unwrap(marks) {
  for (const mark of marks) {
    const line = mark.closest(".line");
    mark.replaceWith(...mark.childNodes);
    line.normalize();
  }
}
