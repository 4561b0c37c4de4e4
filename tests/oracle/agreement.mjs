// SPDX-License-Identifier: Apache-2.0
// Compares the verdicts of this project with those of another validator on mutants of the examples.
//   node agreement.mjs --shared DIR --oracle DIR --verdicts PROGRAM [--seeds 1,2,3] [--n 60] [--show 20] FILE...
// The oracle's verdict counts over the schemas that the specification data cover; documents whose core schema is not among them are left out.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const options = { seeds: '1,2,3', n: '60', show: '20' };
const files = [];
for (let i = 2; i < process.argv.length; i++) {
  const argument = process.argv[i];
  if (argument.startsWith('--')) options[argument.slice(2)] = process.argv[++i];
  else files.push(argument);
}
const { Oracle } = await import(pathToFileURL(path.join(options.oracle, 'validate.mjs')));
const { mutate } = await import(pathToFileURL(path.join(options.oracle, 'mutate.mjs')));
const oracle = new Oracle(path.join(options.shared, 'schemas'));

// What the specification data know.
const covered = new Set();
const specFolder = path.join(path.dirname(new URL(import.meta.url).pathname), '../../resources/spec');
for (const file of fs.readdirSync(specFolder).filter((name) => name.endsWith('.json')))
  for (const release of JSON.parse(fs.readFileSync(path.join(specFolder, file))).releases ?? []) if (release.uri) covered.add(release.uri);
for (const version of ['1.0.0', '1.1.0'])
  for (const kind of ['item', 'collection', 'catalog']) covered.add(`https://schemas.stacspec.org/v${version}/${kind}-spec/json-schema/${kind}.json`);
const isCovered = (uri) => uri.startsWith('(') || covered.has(uri.replace(/^http:/, 'https:').replace(/#$/, ''));
const isCore = (uri) => uri.startsWith('(') || uri.includes('schemas.stacspec.org');

const documents = [];
for (const file of files) {
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  documents.push({ id: `${file}#source`, op: 'source', path: '', doc: JSON.parse(text) });
  for (const seed of options.seeds.split(',')) for (const mutant of mutate(text, path.join(path.basename(path.dirname(file)), path.basename(file)), seed, Number(options.n))) documents.push(mutant);
}
const ours = spawnSync(options.verdicts, { input: documents.map((entry) => JSON.stringify(entry)).join('\n') + '\n', maxBuffer: 1 << 30 });
if (ours.status !== 0) throw new Error(`${options.verdicts} failed: ${ours.stderr}`);
const lines = ours.stdout.toString().trim().split('\n').map((line) => JSON.parse(line));
if (lines.length !== documents.length) throw new Error(`${lines.length} verdicts for ${documents.length} documents`);

let compared = 0, agreed = 0, excluded = 0;
const kinds = {};
const shown = [];
for (let i = 0; i < documents.length; i++) {
  const verdict = await oracle.validate(documents[i].doc, { max: 4 });
  const schemas = Object.entries(verdict.schemas).filter(([uri]) => isCovered(uri));
  const refuses = schemas.filter(([, result]) => result.valid === false);
  if (!schemas.some(([uri, result]) => isCore(uri) && result.valid !== null)) { excluded++; continue; }
  compared++;
  const theirs = refuses.length === 0;
  if (theirs === lines[i].valid) { agreed++; continue; }
  const kind = `${documents[i].op}: ${theirs ? 'only we refuse' : 'only they refuse'}`;
  kinds[kind] = (kinds[kind] ?? 0) + 1;
  shown.push({ id: documents[i].id, op: documents[i].op, path: documents[i].path, we: lines[i].valid ? 'valid' : lines[i].findings.slice(0, 3),
    they: theirs ? 'valid' : refuses.map(([uri, result]) => `${uri.split('/').slice(-3, -1).join('/')}: ${result.errors.map((e) => `${e.instancePath} ${e.message}`).join('; ')}`) });
}
for (const difference of shown.slice(0, Number(options.show))) console.log(JSON.stringify(difference));
console.log(JSON.stringify(kinds, null, 1));
console.log(`${documents.length} documents, ${excluded} left out (core release not covered), ${compared} compared, ${agreed} agree: ${((100 * agreed) / compared).toFixed(3)} %`);
process.exitCode = agreed / compared >= 0.99 ? 0 : 1;
