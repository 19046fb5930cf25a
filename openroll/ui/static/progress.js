// Looks every two seconds how far the sources of a case have been asked, and loads the page anew when that is over.
"use strict";

const box = document.querySelector("[data-progress]");
const PAUSE = 2000; // milliseconds

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { credentials: "same-origin" });
    if (answer.redirected) return; // the session has ended
    if (answer.headers.get("X-Openroll-Over")) {
      window.location.reload();
      return;
    }
    if (answer.ok) box.innerHTML = await answer.text();
  } catch {
    // no connection for now; the next look may have one
  }
  window.setTimeout(look, PAUSE);
}

if (box) window.setTimeout(look, PAUSE);
