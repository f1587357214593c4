// Two pages side by side. A file holds pairs as templates, either way round; a server gives each pair its own address.

function showPair(form, left, right) {
  const view = form.closest(".view");
  const held = (one, other) => view.querySelector(`template[data-left="${one}"][data-right="${other}"]`);
  const pair = held(left, right) ?? held(right, left);
  clear();
  view.querySelector(".absent").hidden = Boolean(pair);
  view.querySelector(".pair").replaceChildren(...(pair ? [pair.content.cloneNode(true)] : []));
  form.elements.left.value = pair?.dataset.left ?? left;
  form.elements.right.value = pair?.dataset.right ?? right;
}

function choosePair(form) {
  const { left, right } = form.elements;
  if (!form.closest(".view").querySelector("template")) form.requestSubmit();
  else if (left.value === right.value) tell("Choose two different pages.");
  else showPair(form, left.value, right.value);
}
