// Reads and checks extracts and proof files as docs/spec/extract.md and docs/spec/proof.md say, step by step, with what
// browsers bring: WebCrypto. Knows no page. Whatever is not as it should be is Refused, with a word for the reason.

export class Refused extends Error {}
const demand = (condition, why) => { if (!condition) throw new Refused(why); };
export const LARGEST = 16 * 1024 * 1024;

// Bytes and their spellings: each value has one, so whatever is not written again to the same text is refused.
const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const join = (...parts) => new Uint8Array(parts.flatMap((part) => [...part]));
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const base64url = (bytes) => base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

function unpack(text, write = base64) {
  const plain = write === base64 ? text : text.replaceAll("-", "+").replaceAll("_", "/");
  demand(typeof text === "string" && /^[A-Za-z0-9+/=]*$/.test(plain), "form");
  let bytes;
  try { bytes = Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0)); } catch { throw new Refused("form"); }
  demand(write(bytes) === text, "form");
  return bytes;
}

function readText(bytes) {
  try { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes); } catch { throw new Refused("form"); }
}

function canonical(value, depth = 1) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") { demand(Number.isSafeInteger(value), "form"); return String(value); }
  if (typeof value === "string") {
    demand(!/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value), "form");
    return JSON.stringify(value);
  }
  demand(depth <= 65, "form");
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each, depth + 1)).join()}]`;
  const names = Object.keys(value).sort();
  demand(names.every((name) => /^[\x00-\x7f]*$/.test(name)), "form");
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name], depth + 1)}`).join()}}`;
}

function readJson(text) {
  let value;
  try { value = JSON.parse(text); } catch { throw new Refused("form"); }
  demand(canonical(value) === text, "form");
  return value;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value, least) => Number.isSafeInteger(value) && value >= least;
function hasExactly(value, ...names) {
  demand(isObject(value) && canonical(Object.keys(value).sort()) === canonical(names.sort()), "form");
}

// Facts and disclosures.
function isMoment(text) {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && !text.startsWith("0000") && moment.toISOString().replace(".000Z", "Z") === text;
}

async function readFact(text) {
  const fact = readJson(text), bytes = utf8(text);
  demand(bytes.length <= 65535 && isObject(fact) && fact.v === 1 && isObject(fact.data), "fact");
  const shapes = {
    type: /^[a-z]+(-[a-z]+)*$/, register: /./s, subject: /^[a-z2-7]{26}$/, at: /^/, by: /^[a-z][a-z0-9-]{0,63}$/,
    prev: /^[0-9a-f]{64}$/, policy: /./s, effective_from: /^/, effective_to: /^/,
  };
  for (const [name, shape] of Object.entries(shapes)) {
    if (!(name in fact) && !["type", "register", "subject", "at", "by"].includes(name)) continue;
    demand(typeof fact[name] === "string" && shape.test(fact[name]), "fact");
    if (name === "at") demand(isMoment(fact.at), "fact");
    if (name.startsWith("effective")) demand(isMoment(fact[name]) || isMoment(`${fact[name]}T00:00:00Z`), "fact");
  }
  demand(isNumber(fact.seq, 1) && (fact.seq > 1) === "prev" in fact, "fact");
  if ("_sd" in fact || "_sd_alg" in fact) {
    demand(Array.isArray(fact._sd) && fact._sd.length && fact._sd_alg === "sha-256", "fact");
    demand(fact._sd.every((each, at) => unpack(each, base64url).length === 32 && (!at || fact._sd[at - 1] < each)), "fact");
  }
  return { fact, leaf: await sha256([0], bytes), digests: fact._sd || [] };
}

async function reveal(read, texts) {
  let last = "";
  for (const text of texts) {
    demand(typeof text === "string" && text.length <= 262144, "disclosure");
    const parts = readJson(readText(unpack(text, base64url)));
    demand(Array.isArray(parts) && parts.length === 3 && typeof parts[1] === "string", "disclosure");
    demand(typeof parts[0] === "string" && unpack(parts[0], base64url).length === 32, "disclosure");
    demand(/^(\/([^~/]|~[01])*)+$/s.test(parts[1]) && /^[\x00-\x7f]*$/.test(parts[1]), "disclosure");
    const digest = base64url(await sha256(utf8(text)));
    demand(read.digests.includes(digest) && digest > last, "disclosure");
    last = digest;
    const steps = parts[1].split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const name = steps.pop();
    let place = read.fact.data;
    for (const step of steps) place = isObject(place) && Object.hasOwn(place, step) ? place[step] : null;
    demand(isObject(place) && !Object.hasOwn(place, name), "disclosure");
    Object.defineProperty(place, name, { value: parts[2], enumerable: true, configurable: true, writable: true });
  }
}

// The tree (RFC 9162, section 2.1.3.2) and signed checkpoints.
async function checkInclusion(leaf, index, size, path, root) {
  demand(index < size, "inclusion");
  let found = leaf, first = index, last = size - 1;
  for (const sibling of path) {
    demand(last > 0, "inclusion");
    if (first % 2 === 1 || first === last) {
      found = await sha256([1], sibling, found);
      while (first % 2 === 0 && first !== 0) { first = Math.floor(first / 2); last = Math.floor(last / 2); }
    } else {
      found = await sha256([1], found, sibling);
    }
    first = Math.floor(first / 2); last = Math.floor(last / 2);
  }
  demand(last === 0 && hex(found) === hex(root), "inclusion");
}

function readHashes(values) {
  demand(Array.isArray(values) && values.length <= 63, "form");
  return values.map((value) => { const hash = unpack(value); demand(hash.length === 32, "form"); return hash; });
}

function readCheckpoint(note, least = 1) {
  demand(typeof note === "string" && note.length <= 1000000 && !/[\x00-\x09\x0b-\x1f]/.test(note), "checkpoint");
  const cut = note.lastIndexOf("\n\n"), lines = note.slice(cut + 2).split("\n");
  demand(cut > 0 && lines.pop() === "" && lines.length >= 1 && lines.length <= 100, "checkpoint");
  const signatures = lines.map((line) => {
    const found = /^— ([^\s+]+) (\S+)$/.exec(line);
    demand(found, "checkpoint");
    const raw = unpack(found[2]);
    demand(raw.length > 4, "checkpoint");
    return { name: found[1], id: hex(raw.slice(0, 4)), value: raw.slice(4) };
  });
  const text = note.slice(0, cut + 1), [origin, size, root, ...more] = text.slice(0, -1).split("\n");
  demand(origin && /^(0|[1-9][0-9]{0,18})$/.test(size) && isNumber(Number(size), least), "checkpoint");
  demand(root && unpack(root).length === 32 && more.every(Boolean), "checkpoint");
  return { text, origin, size: Number(size), root: unpack(root), signatures };
}

export async function readKey(text) {
  const [, name, id, packed] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) || [];
  demand(name, "key");
  let raw;
  try { raw = unpack(packed); } catch { throw new Refused("key"); }
  demand(raw.length === 33 && [1, 4].includes(raw[0]), "key");
  demand(hex((await sha256(utf8(`${name}\n`), raw)).slice(0, 4)) === id, "key");
  return { name, id, algorithm: raw[0], raw: raw.slice(1), text };
}

// Returns who signed: false signatures in the name of a trusted key spoil everything, other lines are passed over.
async function checkSignatures(checkpoint, keys) {
  const signers = [];
  for (const line of checkpoint.signatures) {
    const key = keys.find((each) => each.name === line.name && each.id === line.id);
    if (!key) continue;
    let text = checkpoint.text, value = line.value, at = null;
    if (key.algorithm === 4) {
      demand(value.length === 72, "signature");
      const time = new DataView(value.buffer, value.byteOffset).getBigUint64(0);
      demand(time > 0n && time <= 253402300799n, "signature");
      [text, value, at] = [`cosignature/v1\ntime ${time}\n${text}`, value.slice(8), new Date(Number(time) * 1000)];
    }
    let imported;
    try { imported = await crypto.subtle.importKey("raw", key.raw, "Ed25519", false, ["verify"]); } catch { return null; }
    demand(await crypto.subtle.verify("Ed25519", imported, value, utf8(text)), "signature");
    signers.push({ key, at });
  }
  demand(!keys.length || signers.some(({ key }) => key.algorithm === 1 && key.name === checkpoint.origin), "unsigned");
  return signers;
}

// The log and each that it took over, the innermost last: whose facts stand from `start` up to `end`.
async function readLogs(told, checkpoint) {
  demand(Array.isArray(told) && told.length <= 100, "form");
  const logs = [{ origin: checkpoint.origin, start: 0, end: checkpoint.size }];
  for (const [place, each] of told.entries()) {
    hasExactly(each, "fact", "proof");
    demand(typeof each.fact === "string", "form");
    const { fact, leaf } = await readFact(each.fact), { data } = fact, before = data.previous, around = logs.at(-1);
    await checkInclusion(leaf, place, checkpoint.size, readHashes(each.proof), checkpoint.root);
    demand(fact.type === "key-changed" && fact.register === around.origin && data.key === "log", "taken");
    demand(typeof data.reason === "string" && (!("overlap_until" in data) || isMoment(data.overlap_until)), "taken");
    demand(isObject(before) && isNumber(before.facts, 0) && [data.old, data.new].every((key) => typeof key === "string"), "taken");
    const signed = readCheckpoint(before.checkpoint, 0), end = place + 1 + before.facts;
    const [old, next] = await Promise.all([readKey(data.old), readKey(data.new)]);
    demand(old.algorithm === 1 && next.algorithm === 1 && hex(old.raw) !== hex(next.raw), "taken");
    demand(old.name === before.origin && signed.origin === before.origin && next.name === around.origin, "taken");
    await checkSignatures(signed, [old]);
    demand(signed.size <= before.facts && logs.every(({ origin }) => origin !== before.origin), "taken");
    demand(!place || end <= around.end, "taken");
    logs.push({ origin: before.origin, start: place + 1, end });
  }
  return logs;
}

// The two kinds of file.
async function readExtract(text) {
  const extract = readJson(text), more = isObject(extract) && "taken_over" in extract;
  hasExactly(extract, "checkpoint", "entry", "facts", "format", "origin", "version", ...(more ? ["taken_over"] : []));
  demand(extract.format === "openroll-extract/1" && isNumber(extract.entry, 1) && Array.isArray(extract.facts), "form");
  demand(extract.version === extract.facts.length && extract.version > 0, "form");
  const checkpoint = readCheckpoint(extract.checkpoint);
  demand(checkpoint.origin === extract.origin, "other");
  demand(!more || extract.taken_over.length > 0, "form");
  const logs = await readLogs(more ? extract.taken_over : [], checkpoint), facts = [];
  let before = null, hidden = 0;
  for (const each of extract.facts) {
    hasExactly(each, "disclosures", "fact", "index", "proof");
    demand(typeof each.fact === "string" && isNumber(each.index, 0) && Array.isArray(each.disclosures), "form");
    const read = await readFact(each.fact), { fact } = read;
    const log = logs.findLast(({ start, end }) => start <= each.index && each.index < end);
    demand(log && fact.register === log.origin && (before || log === logs.at(-1)), "other");
    demand((!before || fact.subject === before.fact.subject), "other");
    demand(before ? !("entry" in fact.data) || fact.data.entry === extract.entry : fact.data.entry === extract.entry, "other");
    demand(before || fact.type === "entry-recorded", "chain");
    demand(fact.seq === facts.length + 1 && (!before || fact.prev === hex(before.leaf)), "chain");
    demand(!before || (each.index > before.index && fact.at >= before.fact.at), "chain");
    await reveal(read, each.disclosures);
    await checkInclusion(read.leaf, each.index, checkpoint.size, readHashes(each.proof), checkpoint.root);
    hidden += read.digests.length - each.disclosures.length;
    before = { ...read, index: each.index };
    facts.push(fact);
  }
  const taken = logs.slice(1).map(({ origin }) => origin);
  return { kind: "extract", taken, checkpoint, facts, hidden, index: before.index, entry: extract.entry, version: extract.version };
}

async function readProof(text) {
  const cut = text.indexOf("\n\n"), [magic, extra, index, ...path] = text.slice(0, Math.max(cut, 0)).split("\n");
  demand(text.length <= 2000000 && magic === "c2sp.org/tlog-proof@v1" && extra?.startsWith("extra "), "form");
  demand(/^index (0|[1-9][0-9]*)$/.test(index) && isNumber(Number(index.slice(6)), 0), "form");
  const checkpoint = readCheckpoint(text.slice(cut + 2)), place = Number(index.slice(6));
  const read = await readFact(readText(unpack(extra.slice(6))));
  const taken = read.fact.register === checkpoint.origin ? [] : [read.fact.register];
  demand(!taken.length || place > 0, "other");
  await checkInclusion(read.leaf, place, checkpoint.size, readHashes(path), checkpoint.root);
  return { kind: "proof", taken, checkpoint, facts: [read.fact], hidden: read.digests.length, index: place, entry: read.fact.data.entry };
}

// Returns what the file holds and who signed it; `signers` is null where this browser knows no Ed25519.
export async function check(bytes, keys) {
  demand(bytes.length <= LARGEST, "large");
  const text = readText(bytes);
  const found = text.startsWith("c2sp.org/tlog-proof") ? await readProof(text) : await readExtract(text);
  return { ...found, signers: await checkSignatures(found.checkpoint, keys) };
}

// What the entry is after its facts: its state, the newest value of each identifier, and which contests last.
export function folded(facts) {
  const states = new Map(["recorded", "excluded", "superseded", "annulled"].map((each) => [`entry-${each}`, each]));
  states.set("entry-restored", "recorded");
  let state = null, values = {}, contested = [];
  for (const { type, data, at } of facts) {
    if (["entry-contested", "entry-contest-ended"].includes(type)) {
      contested = contested.filter(({ n }) => n !== data.n);
      if (type === "entry-contested") contested.push({ n: data.n, at });
    }
    state = states.get(type) || state;
    if (!["entry-recorded", "entry-amended", "entry-corrected"].includes(type)) continue;
    values = { ...values, ...(isObject(data.identifiers) ? data.identifiers : {}) };
  }
  return { state, values, contested };
}
