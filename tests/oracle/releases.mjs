// SPDX-License-Identifier: Apache-2.0
// Documents moved to every address of MLM, and there changed in what differs between its releases.

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const clone = (value) => JSON.parse(JSON.stringify(value));
const isAddress = (uri) => typeof uri === 'string' && /\/mlm(-extension)?\/v\d/.test(uri);
const inputs = (doc) => (Array.isArray(doc.properties?.['mlm:input']) ? doc.properties['mlm:input'].filter(isObject) : []);
const outputs = (doc) => (Array.isArray(doc.properties?.['mlm:output']) ? doc.properties['mlm:output'].filter(isObject) : []);
const assets = (doc) => (isObject(doc.assets) ? Object.values(doc.assets).filter(isObject) : []);
/// Sets a member of each of the objects; false where there is none.
const setIn = (objects, name, value) => objects.forEach((object) => { object[name] = clone(value); }) ?? objects.length > 0;
const drop = (objects, name) => objects.forEach((object) => { delete object[name]; }) ?? objects.length > 0;

const input = (name, ...values) => values.map((value) => [`input ${name}`, (doc) => setIn(inputs(doc), name, value)]);
const output = (name, ...values) => values.map((value) => [`output ${name}`, (doc) => setIn(outputs(doc), name, value)]);
const inAsset = (name, ...values) => values.map((value) => [`asset ${name}`, (doc) => setIn(assets(doc).slice(-1), name, value)]);
const inProperties = (name, ...values) => values.map((value) => [`properties ${name}`, (doc) => (isObject(doc.properties) ? setIn([doc.properties], name, value) : false)]);
const inItemAsset = (name, ...values) => values.map((value) => [`item asset ${name}`, (doc) => {
  if (doc.type !== 'Collection') return false;
  doc.item_assets = { a: { title: 'A', roles: ['data'], [name]: clone(value) } };
  return true;
}]);
const inSummary = (name, ...values) => values.map((value) => [`summary ${name}`, (doc) => {
  if (doc.type !== 'Collection') return false;
  doc.summaries = { x: { minimum: 0, maximum: 1, [name]: clone(value) } };
  return true;
}]);
const numbers = { minimum: 0, maximum: 1.5, mean: 0.5, stddev: 0.25, valid_percent: 99 };

const changes = [
  ...input('norm_type', 'min-max', 'z-score', 'clip', 'MinMax', 'inf', null, 1, ''),
  ...input('norm_by_channel', true, 'yes', null),
  ...input('norm_clip', [1, 2], [], ['1'], 1, null),
  ...input('statistics', [numbers], [numbers, { mean: 1 }], [], [{}], [{ count: 3 }], [{ mean: '1' }], [{ mean: null }], [{ median: 1 }], [null], numbers, null),
  ...input('value_scaling', null, [{ type: 'scale', value: 2 }], [{ type: 'scale' }], [], [{ type: 'l2' }], 'z-score', [null]),
  ...input('resize_type', 'crop', 'scale', null),
  ...input('description', 'about', '', 1),
  ...input('bands', ['B1'], [], [{ name: 'B1' }], [{ name: 'B1', format: 'gdal-calc' }], [''], null, [1], {}),
  ...input('variables', ['t'], [], [1], null),
  ...input('pre_processing_function', { format: 'python', expression: 'a:b' }, [{ format: 'python', expression: 'a:b' }], [null], [], { format: 'python', expression: 'a', description: 1 }),
  ['no bands', (doc) => drop(inputs(doc), 'bands')],
  ['some bands', (doc) => setIn(inputs(doc).slice(0, 1), 'bands', [])],
  ['dimension', (doc) => setIn(inputs(doc).map((entry) => entry.input).filter(isObject), 'dim_order', ['batch', 'bands'])],
  ...output('description', 'about', '', 1),
  ...output('bands', ['B1'], [], 1),
  ...output('variables', ['t'], 1),
  ...output('tasks', ['downscaling'], ['regression'], []),
  ...output('post_processing_function', [{ format: 'python', expression: 'a:b' }], null),
  ...inAsset('mlm:artifact_type', 'torch.save', '', 1, null),
  ...inAsset('mlm:compile_method', 'jit', '', 1),
  ...inAsset('mlm:entrypoint', 'a:b', '', 1),
  ...inAsset('mlm:name', 'Name of it', 1),
  ...inAsset('mlm:input', [], 1),
  ...inAsset('mlm:hyperparameters', { a: 1 }, {}),
  ...inAsset('mlm:other', 1),
  ...inAsset('dlm:other', 1),
  ...inAsset('roles', [], ['data'], ['mlm:model'], ['mlm:model', 'code'], ['code']),
  ['no roles', (doc) => drop(assets(doc), 'roles')],
  ['no roles in one', (doc) => drop(assets(doc).slice(0, 1), 'roles')],
  ['only models', (doc) => setIn(assets(doc), 'roles', ['mlm:model'])],
  ['one asset', (doc) => { if (assets(doc).length < 2) return false; doc.assets = { a: assets(doc)[0] }; return true; }],
  ['no assets', (doc) => { doc.assets = {}; return true; }],
  ...inProperties('mlm:framework', 'Scikit-learn', '-x', 'x ', ' ', ''),
  ...inProperties('mlm:tasks', ['downscaling'], ['Regression']),
  ...inProperties('mlm:artifact_type', 'torch.save', 1),
  ...inProperties('mlm:entrypoint', 'a:b'),
  ...inProperties('mlm:other', 1),
  ...inProperties('dlm:other', 1),
  ...inProperties('mlm:pretrained', false),
  ...inItemAsset('mlm:tasks', ['regression'], ['x'], 1),
  ...inItemAsset('mlm:artifact_type', 'torch.save', 1),
  ...inItemAsset('mlm:name', 'Name of it', 1),
  ...inItemAsset('mlm:other', 1),
  ...inItemAsset('dlm:other', 1),
  ...inSummary('mlm:tasks', ['regression'], 1),
  ...inSummary('mlm:artifact_type', 'torch.save', 1),
  ...inSummary('mlm:entrypoint', 'a:b'),
  ...inSummary('mlm:other', 1),
  ...inSummary('dlm:other', 1),
  ['list of values', (doc) => { if (doc.type !== 'Collection') return false; doc.summaries = { x: [1] }; return true; }],
  ['whole model as summary', (doc) => {
    if (doc.type !== 'Collection') return false;
    doc.summaries = { x: { minimum: 0, maximum: 1, 'mlm:input': [], 'mlm:output': [], 'mlm:artifact_type': 'a', 'mlm:compile_method': 'jit' } };
    return true;
  }],
  ['catalog', (doc) => { doc.type = 'Catalog'; return true; }],
];

/// Yields { id, op, path, doc }: for each address the document declaring it, then with `count` of the changes, others each time; then with
/// the first other address beside it.
export function* inReleases(source, name, addresses, count) {
  if (!Array.isArray(source.stac_extensions)) return;
  let next = [...name].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) % 100003, 7);
  for (const address of addresses) {
    const moved = clone(source);
    moved.stac_extensions = [...moved.stac_extensions.filter((uri) => !isAddress(uri)), address];
    yield { id: `${name}#${address}`, op: 'release', path: '', doc: moved };
    for (let i = 0; i < count; i++) {
      const doc = clone(moved);
      const [op, change] = changes[next++ % changes.length];
      if (change(doc)) yield { id: `${name}#${address}-${i}`, op: `release, ${op}`, path: '', doc };
    }
    const both = clone(moved);
    both.stac_extensions.push(addresses[next++ % addresses.length]);
    yield { id: `${name}#${address}-both`, op: 'two releases', path: '', doc: both };
  }
}
