// The page that checks files. Everything happens here, and nothing is sent anywhere. Every sentence stands in the page
// already, in its language; values are put there as text, never as markup.

import { LARGEST, Refused, check, folded, readKey } from "./extract.js";

const page = document.getElementById("check");
const word = (name, values = {}) => document.querySelector(`#words [data-word="${name}"]`).textContent.trim()
  .replace(/\{(\w+)\}/g, (place, key) => (key in values ? values[key] : place));
function element(name, text, className = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
function list(title, lines) {
  const all = document.createElement("ul");
  all.className = "govuk-list govuk-list--bullet";
  all.append(...lines.map((line) => element("li", line)));
  return [element("h3", word(title), "govuk-heading-s"), all];
}

function show(title, colour, ...rest) {
  const result = document.getElementById("result");
  const heading = element("h2", title, "govuk-heading-m");
  heading.tabIndex = -1;
  result.className = `or-result or-result--${colour}`;
  result.replaceChildren(heading, ...rest);
  result.hidden = false;
  heading.focus();
}

function showFound(found, trusted) {
  const { checkpoint, facts, hidden, signers } = found, { state, values, contested } = folded(facts);
  const named = { entry: found.entry, version: found.version, origin: checkpoint.origin, size: checkpoint.size, index: found.index };
  const proved = trusted && signers !== null;
  const rows = document.createElement("dl");
  rows.className = "or-facts";
  const row = (name, value) => {
    const both = document.createElement("div"), shown = document.createElement("dd");
    shown.append(element("bdi", value));
    both.append(element("dt", name), shown);
    rows.append(both);
  };
  if (state && found.kind === "extract") row(word("state"), word(`state-${state}`));
  for (const { at } of contested) if (found.kind === "extract") row(word("contested"), word("contested-since", { at }));
  for (const name of ["name", "country", "number", "address", "email"]) {
    const value = values[name]?.value;
    if (typeof value === "string") row(word(name), value);
    else if (found.kind === "extract") row(word(name), word("absent"));
  }
  row(word("logged"), facts.at(-1).at);
  const signed = (signers || []).map(({ key, at }) => (at ? word("cosigned", { name: key.name, at: at.toISOString().replace(".000Z", "Z") }) : word(trusted ? "signed" : "signed-site", { key: key.text })));
  show(word(`${proved ? "proved" : "consistent"}-${found.kind}`, named), proved ? "green" : "yellow", rows,
    ...list("title-proved", [word(`whole-${found.kind}`), ...signed]),
    ...list("title-not-proved", [
      ...(signers === null ? [word("no-ed25519")] : []), ...(proved ? [] : [word("author")]),
      ...found.taken.map((register) => word(`taken-${found.kind}`, { register, origin: checkpoint.origin })), word("later"), ...(hidden ? [word("hidden", { count: hidden })] : []), word("true"),
    ]));
}

async function run(event) {
  event.preventDefault();
  const [file] = page.elements.file.files, given = page.elements.key.value.split(/\s+/).filter(Boolean);
  if (!file) return show(word("no-file"), "red");
  try {
    if (file.size > LARGEST) throw new Refused("large");
    const keys = await Promise.all((given.length ? given : [page.dataset.key].filter(Boolean)).map(readKey));
    showFound(await check(new Uint8Array(await file.arrayBuffer()), keys), given.length > 0);
  } catch (error) {
    show(word("refused"), "red", element("p", word(`why-${error instanceof Refused ? error.message : "form"}`), "govuk-body"));
  }
}

function start() {
  document.getElementById("no-script").hidden = true;
  if (!globalThis.crypto?.subtle) { document.getElementById("insecure").hidden = false; return; }
  page.addEventListener("submit", run);
  for (const name of ["dragover", "drop"]) page.addEventListener(name, (event) => event.preventDefault());
  page.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    page.elements.file.files = event.dataTransfer.files;
    page.requestSubmit();
  });
  page.hidden = false;
}

start();
