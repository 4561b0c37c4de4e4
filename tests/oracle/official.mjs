// SPDX-License-Identifier: Apache-2.0
// Compares what the published schemas say when this project runs them with what they say in another validator, schema by schema.
//   node official.mjs --shared DIR --oracle DIR --verdicts PROGRAM [--seeds 1,2,3] [--n 60] [--show 20] FILE...
// Files that are no JSON, or hold several documents (one a line), are taken as what they are. Mutants are made of objects only.
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
const mirror = path.join(options.shared, 'schemas');
const oracle = new Oracle(mirror);

const counts = { files: files.length, 'not read by the oracle': 0, 'not read by us': 0, documents: 0, mutants: 0, verdicts: 0, differ: 0, 'overall differ': 0 };
const shown = [];
const tell = (difference) => { if (shown.push(difference) <= Number(options.show)) console.log(JSON.stringify(difference)); };

/// Checks a batch of {id, op, path, text | doc}.
async function compare(batch) {
  const lines = batch.map((entry) => entry.text ?? JSON.stringify(entry));
  const run = spawnSync(options.verdicts, [mirror], { input: lines.join('\n') + '\n', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`${options.verdicts} failed: ${run.stderr}`);
  const ours = run.stdout.toString().trim().split('\n').map((line) => JSON.parse(line));
  if (ours.length !== batch.length) throw new Error(`${ours.length} verdicts for ${batch.length} documents`);
  for (let i = 0; i < batch.length; i++) {
    const entry = batch[i];
    let doc = entry.doc;
    if (entry.text !== undefined) {
      try { doc = JSON.parse(entry.text); } catch { counts['not read by the oracle']++; if (ours[i].parsed) tell({ id: entry.id, we: 'read it', they: 'do not' }); continue; }
    }
    if (!ours[i].parsed) { counts['not read by us']++; tell({ id: entry.id, not_read: ours[i].error }); continue; }
    const theirs = await oracle.validate(doc, { max: 3 });
    counts[entry.op === 'source' ? 'documents' : 'mutants']++;
    if (ours[i].valid !== theirs.valid) { counts['overall differ']++; tell({ id: entry.id, op: entry.op, path: entry.path, we: ours[i].valid, they: theirs.valid }); }
    const uris = new Set([...Object.keys(ours[i].schemas), ...Object.keys(theirs.schemas)]);
    for (const uri of uris) {
      counts.verdicts++;
      const we = ours[i].schemas[uri], they = theirs.schemas[uri]?.valid;
      if (we === they) continue;
      counts.differ++;
      tell({ id: entry.id, op: entry.op, path: entry.path, uri, we: we ?? null, they: they ?? null, why: theirs.schemas[uri]?.errors ?? theirs.schemas[uri]?.unresolved });
    }
  }
}

let batch = [];
for (const file of files) {
  const content = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const texts = file.endsWith('.jsonl') ? content.split('\n').filter((line) => line.trim()) : [content];
  for (const [number, text] of texts.entries()) {
    let doc;
    try { doc = JSON.parse(text); } catch { /* kept as text */ }
    // As it stands where it is JSON: what JavaScript makes of numbers and names must not come between.
    const flat = text.replace(/\r?\n/g, ' ');
    batch.push({ id: `${file}#${number}`, op: 'source', path: '', text: flat.trim() ? flat : '""' });
    if (doc && typeof doc === 'object' && !Array.isArray(doc) && Number(options.n) > 0)
      for (const seed of options.seeds.split(','))
        batch.push(...mutate(text, path.join(path.basename(path.dirname(file)), path.basename(file)), seed, Number(options.n)));
  }
  if (batch.length > 2000) { await compare(batch); batch = []; }
}
if (batch.length) await compare(batch);
console.log(JSON.stringify(counts, null, 1));
process.exitCode = counts.differ + counts['overall differ'] === 0 ? 0 : 1;
