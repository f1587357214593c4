// How far a job is, asked for until it is finished; then the page is drawn anew with what came of it.

const box = document.querySelector("[data-job]");
const EVERY = 600; // milliseconds

async function look() {
  let job;
  try {
    const answer = await fetch(`/api/v1/jobs/${encodeURIComponent(box.dataset.job)}`, { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    ({ job } = await answer.json());
  } catch {
    box.querySelector(".stage").textContent = "The server does not answer: is `readout serve` still running?";
    box.querySelector(".steps").textContent = "";
    setTimeout(look, EVERY * 5);
    return;
  }
  if (!["waiting", "running"].includes(job.status)) {
    location.reload();
    return;
  }
  const bar = box.querySelector("progress");
  if (job.total) {
    bar.max = job.total;
    bar.value = job.done;
  } else bar.removeAttribute("value");
  box.querySelector(".stage").textContent = job.stage;
  box.querySelector(".steps").textContent = job.total ? `${job.done} of ${job.total}` : job.done || "";
  setTimeout(look, EVERY);
}

if (box) setTimeout(look, EVERY);
