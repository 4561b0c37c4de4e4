// SPDX-License-Identifier: Apache-2.0
// Compares the verdicts of this project with those of another validator on documents and on mutants of them.
//   node agreement.mjs --shared DIR --oracle DIR --verdicts PROGRAM [--documents] [--seeds 1,2,3] [--n 60] [--changes 0] [--show 1] FILE...
// --documents: the files as they are, all of which have to agree; without it mutants of them, too. --changes N: also moved to every address
// of MLM, there as they are and with N changes of what differs between the releases. --show: how many differences of each kind.
// The oracle's verdict counts over the schemas that the specification data cover; documents whose core schema is not among them are left out.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inReleases } from './releases.mjs';

const options = { seeds: '1,2,3', n: '60', show: '1', changes: '0' };
const files = [];
for (let i = 2; i < process.argv.length; i++) {
  const argument = process.argv[i];
  if (argument === '--documents') options.documents = true;
  else if (argument.startsWith('--')) options[argument.slice(2)] = process.argv[++i];
  else files.push(argument);
}
const { Oracle } = await import(pathToFileURL(path.join(options.oracle, 'validate.mjs')));
const { mutate } = await import(pathToFileURL(path.join(options.oracle, 'mutate.mjs')));
const oracle = new Oracle(path.join(options.shared, 'schemas'));

// What the specification data know.
const covered = new Set();
const mlmAddresses = [];
const specFolder = path.join(path.dirname(new URL(import.meta.url).pathname), '../../resources/spec');
for (const file of fs.readdirSync(specFolder).filter((name) => name.endsWith('.json')))
  for (const release of JSON.parse(fs.readFileSync(path.join(specFolder, file))).releases ?? []) {
    if (release.uri) covered.add(release.uri);
    for (const dead of release.dead ?? []) covered.add(dead.uri);
    if (file === 'mlm.json') mlmAddresses.push(release.uri, ...(release.dead ?? []).map((dead) => dead.uri));
  }
// Drafts of STAC pass as the release that followed; mutants of them would ask their own schemas what nobody claims to know.
const { choices, passes } = JSON.parse(fs.readFileSync(path.join(specFolder, 'stac.json'))).types.version;
for (const version of options.documents ? [...choices, ...Object.values(passes).flat()] : choices)
  for (const kind of ['item', 'collection', 'catalog']) covered.add(`https://schemas.stacspec.org/v${version}/${kind}-spec/json-schema/${kind}.json`);
const isCovered = (uri) => uri.startsWith('(') || covered.has(uri.replace(/^http:/, 'https:').replace(/#$/, ''));
const isCore = (uri) => uri.startsWith('(') || uri.includes('schemas.stacspec.org');

// One file at a time: all mutants of all files at once would not fit into memory.
function* batches() {
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    let source;
    try { source = JSON.parse(text); } catch { unreadable.push(file); continue; }
    const name = path.join(path.basename(path.dirname(file)), path.basename(file));
    const batch = [{ id: `${name}#source`, op: 'source', path: '', doc: source }];
    if (Number(options.changes)) batch.push(...inReleases(source, name, mlmAddresses, Number(options.changes)));
    if (!options.documents) for (const seed of options.seeds.split(',')) for (const mutant of mutate(text, name, seed, Number(options.n))) batch.push(mutant);
    yield { release: releaseOf(source), batch };
  }
}
function releaseOf(doc) {
  for (const uri of Array.isArray(doc?.stac_extensions) ? doc.stac_extensions : []) {
    const found = /\/mlm(?:-extension)?\/v([^/]+)\//.exec(uri);
    if (found) return `MLM ${found[1]}`;
  }
  return 'no MLM';
}
function verdicts(batch) {
  const ours = spawnSync(options.verdicts, { input: batch.map((entry) => JSON.stringify(entry)).join('\n') + '\n', maxBuffer: 1 << 30 });
  if (ours.status !== 0) throw new Error(`${options.verdicts} failed: ${ours.stderr}`);
  const lines = ours.stdout.toString().trim().split('\n').map((line) => JSON.parse(line));
  if (lines.length !== batch.length) throw new Error(`${lines.length} verdicts for ${batch.length} documents`);
  return lines;
}

// A half of a character, as "\ud800": no text, so a document with one is none that is read here; JavaScript takes it.
const hasHalf = (doc) => /\\ud[89a-f]/i.test(JSON.stringify(doc)); // JSON.stringify escapes just these
let total = 0, excluded = 0, halves = 0;
const sum = { compared: 0, agreed: 0 };
const unreadable = [];
const releases = {};
const kinds = {};
for (const { release, batch } of batches()) {
  const lines = verdicts(batch);
  const figures = (releases[release] ??= { compared: 0, agreed: 0 });
  for (let i = 0; i < batch.length; i++) {
    total++;
    const { id, op, path: place, doc } = batch[i];
    const verdict = await oracle.validate(doc, { max: 4 });
    const schemas = Object.entries(verdict.schemas).filter(([uri]) => isCovered(uri));
    const refuses = schemas.filter(([, result]) => result.valid === false);
    if (!schemas.some(([uri, result]) => isCore(uri) && result.valid !== null)) { excluded++; continue; }
    if (hasHalf(doc)) { halves++; continue; }
    const theirs = refuses.length === 0;
    const same = theirs === lines[i].valid;
    for (const each of [sum, figures]) { each.compared++; each.agreed += same; }
    if (same) continue;
    // A kind: what was done to the document, who refuses it, and by which schema or rule.
    const why = theirs ? lines[i].findings[0]?.rule : refuses.map(([uri]) => uri.split('/').slice(-3, -1).join('/')).join(' ');
    const kind = (kinds[`${op}: only ${theirs ? 'we' : 'they'} refuse (${why})`] ??= []);
    kind.push({ id, path: place, we: lines[i].valid ? 'valid' : lines[i].findings.slice(0, 3),
      they: theirs ? 'valid' : refuses.map(([uri, result]) => `${uri.split('/').slice(-3, -1).join('/')}: ${result.errors.map((e) => `${e.instancePath} ${e.message}`).join('; ')}`) });
  }
}
const percent = ({ compared, agreed }) => (compared ? ((100 * agreed) / compared).toFixed(3) : '-');
for (const [kind, differences] of Object.entries(kinds).sort((a, b) => b[1].length - a[1].length)) {
  console.log(`${differences.length} x ${kind}`);
  for (const difference of differences.slice(0, Number(options.show))) console.log(`  ${JSON.stringify(difference)}`);
}
for (const [release, figures] of Object.entries(releases).sort()) console.log(`${release.padEnd(12)} ${figures.compared} compared, ${figures.agreed} agree: ${percent(figures)} %`);
for (const file of unreadable) console.log(`no JSON: ${file}`);
console.log(`${total} documents, ${excluded} left out (core release not covered), ${halves} with half characters, ${sum.compared} compared, ${sum.agreed} agree: ${percent(sum)} %`);
process.exitCode = sum.agreed / sum.compared >= (options.documents ? 1 : 0.999) ? 0 : 1;
