// The form that adds pages: what was chosen or dropped is listed, sent with progress, and followed to its job.
// Without this script the form is sent by the browser itself.

const form = document.querySelector("form.adding");
if (form) {
  const most = { bytes: Number(form.dataset.mostBytes), files: Number(form.dataset.mostFiles) };
  const input = form.querySelector("input[type=file]");
  const address = form.querySelector("textarea");
  const drop = form.querySelector(".drop");
  const list = form.querySelector(".chosen");
  const notice = form.querySelector("[role=alert]");
  const sending = form.querySelector(".sending");
  let chosen = []; // { file, name }

  const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
  const say = (text) => {
    notice.textContent = text;
    notice.hidden = !text;
  };

  function choose(found) {
    const known = new Set(chosen.map(({ file, name }) => `${name}\n${file.size}\n${file.lastModified}`));
    chosen = [...chosen, ...found.filter(({ file, name }) => !known.has(`${name}\n${file.size}\n${file.lastModified}`))];
    show();
  }

  function show() {
    list.replaceChildren(
      ...chosen.map((one, index) => {
        const item = document.createElement("li");
        const away = document.createElement("button");
        away.type = "button";
        away.className = "quiet";
        away.textContent = "×";
        away.setAttribute("aria-label", `Leave out ${one.name}`);
        away.addEventListener("click", () => {
          chosen.splice(index, 1);
          show();
        });
        const words = document.createElement("span");
        words.textContent = `${one.name} · ${size(one.file.size)}`;
        item.append(words, away);
        return item;
      }),
    );
    say(tooMuch());
  }

  function tooMuch() {
    const bytes = chosen.reduce((sum, { file }) => sum + file.size, 0);
    if (chosen.length > most.files) return `${chosen.length} files are more than the ${most.files} of one upload: give them in parts, or use: readout add`;
    if (bytes > most.bytes) return `${size(bytes)} are more than the ${size(most.bytes)} of one upload: give them in parts, or use: readout add`;
    return "";
  }

  // A dropped folder is read with all below it; a folder lists at most a hundred entries at a time.
  async function below(entry, into) {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      into.push({ file, name: entry.fullPath.replace(/^\//, "") || file.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const entries = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!entries.length) return;
      for (const inner of entries) if (!inner.name.startsWith(".")) await below(inner, into);
    }
  }

  async function dropped(transfer) {
    const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return [...transfer.files].map((file) => ({ file, name: file.name }));
    const found = [];
    for (const entry of entries) await below(entry, found);
    return found;
  }

  input.addEventListener("change", () => {
    choose([...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name })));
    input.value = "";
  });
  for (const type of ["dragenter", "dragover"]) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", (event) => {
    if (!drop.contains(event.relatedTarget)) drop.classList.remove("over");
  });
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    try {
      choose(await dropped(event.dataTransfer));
    } catch {
      say("That could not be read: choose the files instead");
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!chosen.length && !address.value.trim()) return say("Choose files, drop them, or give an address");
    const problem = tooMuch();
    if (problem) return say(problem);
    const data = new FormData();
    for (const { file, name } of chosen) data.append("files", file, name);
    data.append("address", address.value);
    send(data);
  });

  function send(data) {
    const request = new XMLHttpRequest();
    const bar = sending.querySelector("progress");
    const words = sending.querySelector("[role=status]");
    const button = form.querySelector("button.main");
    const failed = (text) => {
      sending.hidden = true;
      button.disabled = false;
      say(text);
    };
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = total ? loaded / total : 0;
      words.textContent = `${size(loaded)} of ${size(total)} sent`;
    });
    request.addEventListener("load", () => {
      const answer = request.response;
      if (request.status === 202 && answer) location.assign(`/jobs/${encodeURIComponent(answer.job.id)}`);
      else failed(answer?.error ? [answer.error.problem, answer.error.remedy].filter(Boolean).join(": ") : `The server answered ${request.status}`);
    });
    request.addEventListener("error", () => failed("The server did not answer: is `readout serve` still running?"));
    request.open("POST", "/api/v1/add");
    request.responseType = "json";
    say("");
    button.disabled = true;
    sending.hidden = false;
    request.send(data);
  }
}
