#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes small model files as seeds for the fuzz targets: seeds.py FOLDER. One folder a target, named as in the file targets.
Nothing but the standard library; every byte is made here."""
import collections
import io
import json
import os
import pickle
import struct
import sys
import zipfile

FOLDER = sys.argv[1]


def save(target, content, name=None):
    folder = os.path.join(FOLDER, target)
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name or str(len(os.listdir(folder))))
    with open(path, "wb") as file:
        file.write(content)


def joined(main, sibling):
    return main + sibling + struct.pack("<I", len(sibling)) + b"MLMSIBL\n"


def archive(members):
    """The archive without check sums that the targets understand."""
    out = b"MLMARCH\n"
    for name, content in members:
        out += bytes([len(name)]) + name.encode() + b"\1" + struct.pack("<I", len(content)) + content
    return out


def real_zip(members, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in members:
            file.writestr(name, content)
    return out.getvalue()


def save_archive(target, members):
    save(target, archive(members))
    save(target, real_zip(members))
    save("zip", real_zip(members, zipfile.ZIP_DEFLATED))
    save("zip", real_zip(members))


def text(value):
    return json.dumps(value).encode()


# Tensors


def safetensors(header, data):
    raw = text(header)
    return struct.pack("<Q", len(raw)) + raw + data


def tensors():
    save("safetensors", safetensors({"__metadata__": {"format": "pt"}, "a": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]},
                                     "b": {"dtype": "BF16", "shape": [], "data_offsets": [16, 18]}}, bytes(18)))
    save("safetensors", safetensors({}, b""))
    shard = safetensors({"a": {"dtype": "I8", "shape": [3], "data_offsets": [0, 3]}}, bytes(3))
    save("safetensors-index", joined(text({"metadata": {"total_size": 3}, "weight_map": {"a": "model-00001-of-00001.safetensors"}}), shard))

    def string(value):
        return struct.pack("<Q", len(value)) + value.encode()

    gguf = b"GGUF" + struct.pack("<IQQ", 3, 2, 4)
    gguf += string("general.architecture") + struct.pack("<I", 8) + string("unet")
    gguf += string("general.alignment") + struct.pack("<II", 4, 32)
    gguf += string("list") + struct.pack("<IIQ3I", 9, 4, 3, 1, 2, 3)
    gguf += string("texts") + struct.pack("<IIQ", 9, 8, 2) + string("a") + string("b")
    gguf += string("w") + struct.pack("<IQQIQ", 2, 32, 2, 0, 0)
    gguf += string("q") + struct.pack("<IQIQ", 1, 32, 2, 256)
    gguf += bytes(-len(gguf) % 32) + bytes(256 + 32)
    save("gguf", gguf)
    save("ggml-legacy", b"lmgg" + struct.pack("<8I", 32000, 4, 4, 4, 1, 1, 1, 1) + bytes(64))
    save("ggml-legacy", b"fmgg" + struct.pack("<I", 1) + bytes(64))

    head = b"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
    npy = b"\x93NUMPY\1\0" + struct.pack("<H", len(head) + 1) + head + b"\n" + bytes(24)
    save("npy", npy)
    record = b"{'descr': [('a', '<i2'), ('b', '|O')], 'fortran_order': True, 'shape': (), }\n"
    save("npy", b"\x93NUMPY\2\0" + struct.pack("<I", len(record)) + record)
    save_archive("npz", [("weight.npy", npy), ("bias.npy", npy)])

    array = b"\x93\x91\x02\xa7float32" + b"\xc4\x08" + bytes(8)
    save("flax-msgpack", b"\x82\xa6params\x81\xa1w\xc7" + bytes([len(array), 1]) + array + b"\xa4step\xcd\x01\x00")
    save("git-lfs-pointer", b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 1234\n")
    save_archive("skops", [("schema.json", text({"__class__": "LogisticRegression", "__module__": "sklearn.linear_model._logistic",
                                                 "__loader__": "ObjectNode", "content": {"__class__": "dict", "content": {"coef_": {
                                                     "__class__": "ndarray", "__module__": "numpy", "type": "numpy", "file": "1.npy"}}},
                                                 "_skops_version": "0.9"})), ("1.npy", npy)])


# Protocol buffers


def varint(value):
    out = b""
    value &= (1 << 64) - 1
    while True:
        part = value & 127
        value >>= 7
        out += bytes([part | (128 if value else 0)])
        if not value:
            return out


def number(field, value):
    return varint(field << 3) + varint(value)


def block(field, content):
    content = content.encode() if isinstance(content, str) else content
    return varint(field << 3 | 2) + varint(len(content)) + content


def protos():
    def dims(*sizes):
        return b"".join(block(1, number(1, s) if isinstance(s, int) else block(2, s)) for s in sizes)

    def port(name, *sizes):
        return block(1, name) + block(2, block(1, number(1, 1) + block(2, dims(*sizes))))

    weight = number(1, 2) + number(1, 2) + number(2, 1) + block(8, "w") + block(9, bytes(16))
    external = number(1, 4) + number(2, 1) + block(8, "e") + block(13, block(1, "location") + block(2, "data.bin")) + \
        block(13, block(1, "offset") + block(2, "0")) + block(13, block(1, "length") + block(2, "16")) + number(14, 1)
    constant = block(2, "c") + block(4, "Constant") + block(5, block(1, "value") + block(5, weight) + number(20, 4))
    graph = block(1, constant) + block(2, "g") + block(5, weight) + block(5, external) + block(11, port("x", "N", 3, 8, 8)) + \
        block(11, port("w", 2, 2)) + block(12, port("y", "N", 2))
    model = number(1, 8) + block(2, "pytorch") + block(3, "2.1.0") + block(7, graph) + block(8, block(1, "") + number(2, 17)) + \
        block(14, block(1, "author") + block(2, "a"))
    save("onnx", joined(model, bytes(16)))

    def shape(*sizes):
        return b"".join(block(2, number(1, s)) for s in sizes)

    def entry(key, value):
        return block(1, key) + block(2, value)

    info = block(1, "x:0") + number(2, 1) + block(3, shape(-1, 3))
    signature = block(1, entry("x", info)) + block(2, entry("y", info)) + block(3, "tensorflow/serving/predict")
    node = block(1, "read") + block(2, "ReadFile")
    meta = block(1, block(4, "serve") + block(5, "2.15.0")) + block(2, block(1, node)) + block(5, entry("serving_default", signature))
    saved = number(1, 1) + block(2, meta)

    def table(pairs):
        """A LevelDB table: one data block without compression, an empty meta index, the index, the footer."""
        def build(items):
            out = b"".join(varint(0) + varint(len(k)) + varint(len(v)) + k + v for k, v in items)
            return out + struct.pack("<II", 0, 1)

        out = build(pairs)
        where = varint(0) + varint(len(out))
        out += b"\0" + bytes(4)
        at = len(out)
        metaindex = build([])
        out += metaindex + b"\0" + bytes(4)
        metaplace = varint(at) + varint(len(metaindex))
        at = len(out)
        index = build([(b"~", where)])
        out += index + b"\0" + bytes(4)
        footer = metaplace + varint(at) + varint(len(index))
        return out + footer + bytes(40 - len(footer)) + struct.pack("<Q", 0xDB4775248B80FB57)

    bundle = number(1, 1) + block(2, shape(2, 2)) + number(5, 16)
    save("tf-savedmodel", joined(saved, table([(b"", number(1, 1)), (b"v/.ATTRIBUTES/VARIABLE_VALUE", bundle)])))

    tensor = number(1, 1) + block(2, shape(2)) + block(4, bytes(8))
    frozen = block(1, block(1, "w") + block(2, "Const") + block(5, entry("dtype", number(6, 1))) + block(5, entry("value", block(8, tensor)))) + \
        block(1, block(1, "in") + block(2, "Placeholder") + block(5, entry("dtype", number(6, 1))) + block(5, entry("shape", block(7, shape(-1, 4)))))
    save("tf-graphdef", frozen)

    def variable(name, kind, keep, *sizes):
        lod = block(1, number(1, 5) + b"".join(number(2, s) for s in sizes))
        return block(1, name) + block(2, number(1, kind) + block(3, lod)) + number(3, keep)

    feed = block(3, "feed") + block(1, block(1, "X") + block(2, "feed")) + block(2, block(1, "Out") + block(2, "x"))
    program = number(1, 0) + number(2, 0) + block(3, variable("w", 7, 1, 2, 3)) + block(3, variable("x", 7, 0, -1, 3)) + block(4, feed)
    save("paddle-pdmodel", joined(block(1, program) + block(4, number(1, 2000002)), bytes(24)))


# FlatBuffers


class Flat:
    """Tables written one after another; references are filled in afterwards. Not compact, but sound."""

    def __init__(self, identifier, start=b""):
        self.out = bytearray(start + bytes(4) + identifier)
        self.base = len(start)

    def root(self, at):
        struct.pack_into("<I", self.out, self.base, at - self.base)
        return bytes(self.out)

    def align(self):
        self.out += bytes(-(len(self.out) - self.base) % 4)

    def string(self, value):
        self.align()
        at = len(self.out)
        raw = value.encode() if isinstance(value, str) else value
        self.out += struct.pack("<I", len(raw)) + raw + b"\0"
        return at

    def vector(self, code, values):
        self.align()
        at = len(self.out)
        self.out += struct.pack("<I", len(values)) + struct.pack("<%d%s" % (len(values), code), *values)
        return at

    def references(self, places):
        self.align()
        at = len(self.out)
        self.out += struct.pack("<I", len(places))
        for place in places:
            # References point forward; what they name is copied behind them by the caller's order, or wraps.
            self.out += struct.pack("<I", (place - len(self.out)) & 0xFFFFFFFF)
        return at

    def table(self, fields):
        """fields: slot -> ("ref", place) or (struct code, value); the targets of references follow later through fill()."""
        self.align()
        last = max(fields, default=-1)
        size = 4 + 8 * len(fields)
        vtable = len(self.out)
        offsets, at = [0] * (last + 1), 4
        for slot in fields:
            offsets[slot] = at
            at += 8
        self.out += struct.pack("<HH%dH" % (last + 1), 4 + 2 * (last + 1), size, *offsets)
        self.align()
        table = len(self.out)
        self.out += struct.pack("<i", table - vtable) + bytes(8 * len(fields))
        places = {}
        for slot, (code, value) in fields.items():
            where = table + offsets[slot]
            if code == "ref":
                places[slot] = where
            else:
                struct.pack_into("<" + code, self.out, where, value)
        return table, places

    def fill(self, where, target):
        struct.pack_into("<I", self.out, where, target - where)


def flats():
    f = Flat(b"TFL3")
    model, m = f.table({0: ("I", 3), 2: ("ref", 0), 3: ("ref", 0), 4: ("ref", 0)})

    def list_of(count):
        f.align()
        at = len(f.out)
        f.out += struct.pack("<I", count) + bytes(4 * count)
        return at, [at + 4 + 4 * i for i in range(count)]

    at, (sub_place,) = list_of(1)
    f.fill(m[2], at)
    sub, s = f.table({0: ("ref", 0), 1: ("ref", 0), 2: ("ref", 0), 4: ("ref", 0)})
    f.fill(sub_place, sub)
    at, places = list_of(2)
    f.fill(s[0], at)
    for index, place in enumerate(places):
        tensor, t = f.table({0: ("ref", 0), 1: ("b", 0), 2: ("I", index), 3: ("ref", 0)})
        f.fill(place, tensor)
        f.fill(t[0], f.vector("i", [1, 4]))
        f.fill(t[3], f.string("t%d" % index))
    f.fill(s[1], f.vector("i", [0]))
    f.fill(s[2], f.vector("i", [1]))
    f.fill(s[4], f.string("main"))
    f.fill(m[3], f.string("A model."))
    at, places = list_of(2)
    f.fill(m[4], at)
    for index, place in enumerate(places):
        buffer, b = f.table({0: ("ref", 0)})
        f.fill(place, buffer)
        f.fill(b[0], f.vector("B", [0] * (16 * index)))
    save("tflite", f.root(model))

    f = Flat(b"")
    model, m = f.table({0: ("ref", 0), 1: ("ref", 0), 2: ("ref", 0)})
    f.fill(m[0], f.string("FlabuffersModel_v1"))
    trees, t = f.table({0: ("i", 1), 1: ("ref", 0), 2: ("ref", 0), 9: ("ref", 0)})
    f.fill(m[1], trees)
    f.fill(t[1], f.vector("i", [0, 1]))
    f.fill(t[2], f.vector("i", [2]))
    f.fill(t[9], f.vector("d", [0.5, 1.5]))
    at, (place,) = list_of(1)
    f.fill(m[2], at)
    pair, p = f.table({0: ("ref", 0), 1: ("ref", 0)})
    f.fill(place, pair)
    f.fill(p[0], f.string("catboost_version_info"))
    f.fill(p[1], f.string("1.2"))
    raw = f.root(model)
    save("catboost", b"CBM1" + struct.pack("<I", len(raw)) + raw)

    f = Flat(b"ET12", b"")
    f.out += b"eh00" + struct.pack("<IQQ", 24, 200, 4096)
    program, p = f.table({0: ("I", 0), 1: ("ref", 0)})
    f.fill(p[1], f.vector("I", []))
    save("executorch", f.root(program) + bytes(64))


# HDF5, version 0 and version 2 of its superblock; trees and texts


def hdf5():
    undefined = (1 << 64) - 1

    def message(kind, content):
        content += bytes(-len(content) % 8)
        return struct.pack("<HHB3x", kind, len(content), 0) + content

    def header(messages):
        raw = b"".join(messages)
        return struct.pack("<BxHII4x", 1, len(messages), 1, len(raw)) + raw

    def attribute(name, value):
        kind = struct.pack("<B3BI", 0x13, 0, 0, 0, len(value))
        space = struct.pack("<BBBB4x", 1, 0, 0, 0)
        return message(0x0C, struct.pack("<BxHHH", 1, len(name) + 1, len(kind), len(space)) + (name.encode() + b"\0").ljust(8 * ((len(name) + 8) // 8), b"\0") +
                       kind.ljust(8, b"\0") + space + value)

    space = message(1, struct.pack("<BBBB4xQQ", 1, 2, 0, 0, 2, 3))
    kind = message(3, struct.pack("<B3BIHHBBBBI", 0x11, 0x20, 0x1F, 0, 4, 0, 32, 23, 8, 0, 23, 127))
    for version in (0, 2):
        start = 96 if version == 0 else 48
        dataset_at = start + 512
        link = message(6, struct.pack("<BBB", 1, 0, 6) + b"weight" + struct.pack("<Q", dataset_at))
        root = header([attribute("keras_version", b"2.15.0\0\0"), attribute("backend", b"jax\0\0\0\0\0"), link]).ljust(512, b"\0")
        layout = message(8, struct.pack("<BBQQ", 3, 1, dataset_at + 256, 24))
        dataset = header([space, kind, layout]).ljust(256, b"\0") + bytes(24)
        end = start + len(root) + len(dataset)
        if version == 0:
            top = b"\x89HDF\r\n\x1a\n" + bytes([0, 0, 0, 0, 0, 8, 8, 0]) + struct.pack("<HHI", 4, 16, 0) + \
                struct.pack("<QQQQ", 0, undefined, end, undefined) + struct.pack("<QQII16x", 0, start, 0, 0)
        else:
            top = b"\x89HDF\r\n\x1a\n" + bytes([2, 8, 8, 0]) + struct.pack("<QQQQI", 0, undefined, end, start, 0)
        file = top.ljust(start, b"\0") + root + dataset
        save("hdf5", file)
        config = {"module": "keras", "class_name": "Functional", "config": {"name": "m", "layers": [
            {"class_name": "InputLayer", "name": "in", "config": {"batch_shape": [None, 8, 8, 3], "dtype": "float32", "name": "in"}},
            {"class_name": "Lambda", "name": "l", "config": {"function": {"class_name": "__lambda__", "config": {"code": "4wEA"}}}}]}}
        save_archive("keras", [("config.json", text(config)), ("metadata.json", text({"keras_version": "3.3.0", "date_saved": "2026-01-01@00:00:00"})),
                               ("model.weights.h5", file)])


def texts():
    ir = """<?xml version="1.0"?><net name="m" version="11"><layers><layer id="0" name="x" type="Parameter" version="opset1">
<data shape="?,3,8,8" element_type="f32"/><output><port id="0" precision="FP32"><dim>-1</dim><dim>3</dim></port></output></layer>
<layer id="1" name="w" type="Const" version="opset1"><data element_type="f32" shape="2,2" offset="0" size="16"/><output><port id="0" precision="FP32">
<dim>2</dim><dim>2</dim></port></output></layer><layer id="2" name="y" type="Result" version="opset1"><input><port id="0" precision="FP32"><dim>1</dim></port></input></layer>
</layers><edges/><rt_info><Runtime_version value="2024.1.0"/></rt_info></net>"""
    save("openvino-ir", joined(ir.encode(), bytes(16)))
    save("pmml", b"""<?xml version="1.0"?><PMML version="4.2" xmlns="http://www.dmg.org/PMML-4_2"><Header><Application name="a" version="1"/></Header><DataDictionary>
<DataField name="x" optype="continuous" dataType="double"/><DataField name="y" optype="categorical" dataType="string"/></DataDictionary><TreeModel functionName="classification">
<MiningSchema><MiningField name="x"/><MiningField name="y" usageType="target"/></MiningSchema></TreeModel></PMML>""")
    learner = {"learner": {"attributes": {}, "feature_names": ["a"], "feature_types": ["float"], "gradient_booster": {"model": {"gbtree_model_param": {
        "num_trees": "1", "num_parallel_tree": "1"}, "tree_info": [0], "trees": [{"id": 0, "left_children": [-1], "split_conditions": [0.5]}]}, "name": "gbtree"},
        "learner_model_param": {"base_score": "5E-1", "num_class": "0", "num_feature": "1", "num_target": "1"},
        "objective": {"name": "binary:logistic", "reg_loss_param": {}}}, "version": [2, 0, 3]}
    save("xgboost-json", text(learner))

    def ubj(value):
        def key(name):
            return b"L" + struct.pack(">q", len(name)) + name.encode()

        if isinstance(value, dict):
            return b"{" + b"".join(key(k) + ubj(v) for k, v in value.items()) + b"}"
        if isinstance(value, str):
            return b"S" + key(value)
        if isinstance(value, list) and value and all(isinstance(v, (int, float)) for v in value):
            return b"[$d#L" + struct.pack(">q", len(value)) + struct.pack(">%df" % len(value), *value)
        if isinstance(value, list):
            return b"[" + b"".join(ubj(v) for v in value) + b"]"
        return b"L" + struct.pack(">q", int(value))

    save("xgboost-ubj", ubj(learner))
    save("xgboost-binary", b"binf" + struct.pack("<fIiiIiIII", 0.5, 1, 0, 0, 1, 0, 2, 0, 0) + bytes(100) + struct.pack("<Q", 15) + b"binary:logistic")
    save("lightgbm-text", b"tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=1\nobjective=binary sigmoid:1\n"
         b"feature_names=a b\nfeature_infos=[0:1] [0:1]\ntree_sizes=20\n\nTree=0\nnum_leaves=2\n\n\nend of trees\n")


# Pickles and what holds them


class Name:
    """Pickled as the import of a name; nothing here can be called that way."""

    def __init__(self, module, name):
        self.module, self.name = module, name


class Call:
    def __init__(self, target, *arguments, state=None):
        self.target, self.arguments, self.state = target, arguments, state


class Storage(tuple):
    pass


def written(value, protocol=2):
    """A pickle of the value: containers and numbers, Name, Call and Storage, by hand."""
    def put(v):
        if v is None:
            return b"N"
        if v is True or v is False:
            return b"\x88" if v else b"\x89"
        if isinstance(v, int):
            return b"J" + struct.pack("<i", v) if abs(v) < 2**31 else b"\x8a\x08" + struct.pack("<q", v)
        if isinstance(v, float):
            return b"G" + struct.pack(">d", v)
        if isinstance(v, str):
            return b"X" + struct.pack("<I", len(v.encode())) + v.encode()
        if isinstance(v, bytes):
            return b"B" + struct.pack("<I", len(v)) + v
        if isinstance(v, Name):
            return b"c" + v.module.encode() + b"\n" + v.name.encode() + b"\n"
        if isinstance(v, Call):
            out = put(v.target) + put(tuple(v.arguments)) + b"R"
            return out + put(v.state) + b"b" if v.state is not None else out
        if isinstance(v, Storage):
            return put(tuple(v)) + b"Q"
        if isinstance(v, tuple):
            return b"(" + b"".join(map(put, v)) + b"t"
        if isinstance(v, list):
            return b"](" + b"".join(map(put, v)) + b"e"
        if isinstance(v, dict):
            return b"}(" + b"".join(put(k) + put(x) for k, x in v.items()) + b"u"
        raise TypeError(v)

    return b"\x80" + bytes([protocol]) + put(value) + b"."


def tensor(key, count, *shape, storage="FloatStorage"):
    stride, strides = 1, []
    for size in reversed(shape):
        strides.insert(0, stride)
        stride *= size
    persistent = Storage(("storage", Name("torch", storage), key, "cpu", count))
    return Call(Name("torch._utils", "_rebuild_tensor_v2"), persistent, 0, tuple(shape), tuple(strides), False, Call(Name("collections", "OrderedDict")))


def pickles():
    state = {"weight": tensor("0", 6, 2, 3), "bias": tensor("1", 2, 2, storage="LongStorage")}
    parts = [("m/data.pkl", written(state)), ("m/byteorder", b"little"), ("m/data/0", bytes(24)), ("m/data/1", bytes(16)), ("m/version", b"3\n")]
    save_archive("torch-zip", parts)
    module = Call(Name("__torch__", "Net"), state={"training": True, "weight": state["weight"]})
    save_archive("torch-zip", [("m/data.pkl", written({"state_dict": state, "optimizer": {"state": {}}, "epoch": 3})), *parts[1:]])
    save_archive("torch-zip", [("m/data.pkl", written(Call(Name("os", "system"), "true")))])
    save_archive("torchscript", [("m/data.pkl", written(module)), ("m/constants.pkl", written(())), ("m/data/0", bytes(24)), ("m/version", b"3\n"), (
        "m/code/__torch__.py", b"class Net(Module):\n  __parameters__ = [\"weight\", ]\n  weight : Tensor\n  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n    return x\n")])
    named = {"name": "x"}
    value = {"dtype": 7, "sizes": [{"as_expr": {"expr_str": "s0"}}, {"as_int": 3}], "requires_grad": False, "device": {"type": "cpu"}, "strides": [{"as_int": 1}], "layout": 7}
    program = {"graph_module": {"graph": {"inputs": [{"as_tensor": named}], "outputs": [{"as_tensor": named}], "nodes": [], "tensor_values": {"x": value}},
                                "signature": {"input_specs": [{"user_input": {"arg": {"as_tensor": named}}}], "output_specs": [{"user_output": {"arg": {"as_tensor": named}}}]}},
               "schema_version": {"major": 8, "minor": 2}, "torch_version": "2.8.0"}
    weights = {"config": {"w": {"path_name": "weight_0", "is_param": True, "use_pickle": False, "tensor_meta": {**value, "sizes": [{"as_int": 2}]}}}}
    save_archive("pt2", [("m/archive_format", b"pt2"), ("m/archive_version", b"0"), ("m/byteorder", b"little"), ("m/models/model.json", text(program)),
                         ("m/data/weights/model_weights_config.json", text(weights)), ("m/data/weights/weight_0", bytes(8)),
                         ("m/data/sample_inputs/model.pt", written(state)), ("m/extra/mlm-metadata.yaml", b"name: m\ntasks: [classification]\n")])
    save_archive("pt2", [("m/archive_format", b"pt2"), ("m/data/aotinductor/model/a.wrapper.so", b"\x7fELF"), ("m/data/aotinductor/model/a.wrapper.cpp", b"int x;")])
    manifest = {"createdOn": "01/01/2026", "runtime": "python", "archiverVersion": "0.9.0", "model": {
        "modelName": "m", "serializedFile": "model.pt", "handler": "image_classifier", "modelVersion": "1.0"}}
    save_archive("torchserve-mar", [("MAR-INF/MANIFEST.json", text(manifest)), ("model.pt", real_zip(parts))])

    legacy = b"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e" + written(1001) + written({"protocol_version": 1001, "little_endian": True, "type_sizes": {"int": 4}})
    view = Storage(("storage", Name("torch", "FloatStorage"), "0", "cpu", 6, None))
    save("torch-legacy", legacy + written({"w": Call(Name("torch._utils", "_rebuild_tensor_v2"), view, 0, (2, 3), (3, 1), False, Call(Name("collections", "OrderedDict")))}) +
         written(["0"]) + struct.pack("<q", 6) + bytes(24))

    def tar(members):
        out = b""
        for name, content in members:
            head = bytearray(512)
            head[0:len(name)] = name.encode()
            head[100:108] = b"0000644\0"
            head[124:136] = b"%011o\0" % len(content)
            head[148:156] = b" " * 8
            head[156:157] = b"0"
            head[257:265] = b"ustar\00000"
            head[148:156] = b"%06o\0 " % sum(head)
            out += bytes(head) + content + bytes(-len(content) % 512)
        return out + bytes(1024)

    storages = written(1) + written(("0", "cpu", Name("torch", "FloatStorage"))) + struct.pack("<q", 2) + bytes(8)
    tensors_ = written(1) + written((0, "0", Name("torch", "FloatTensor"))) + struct.pack("<iiqqq", 1, 0, 2, 1, 0)
    save("torch-tar", tar([("sys_info", written({"protocol_version": 1000, "little_endian": True})), ("pickle", written({"w": Storage(("0",))})),
                           ("storages", storages), ("tensors", tensors_)]))

    ordered = collections.OrderedDict(a=1, b=[1.5, None, "x"])
    for protocol in range(6):
        save("pickle", pickle.dumps(ordered, protocol))
    array = Call(Name("numpy.core.multiarray", "_reconstruct"), Name("numpy", "ndarray"), (0,), b"b",
                 state=(1, (2, 2), Call(Name("numpy", "dtype"), "f8", 0, 1, state=(3, "<", None, None, None, -1, -1, 0)), False, bytes(32)))
    model = Call(Name("copyreg", "_reconstructor"), Name("sklearn.linear_model._logistic", "LogisticRegression"), Name("builtins", "object"), None,
                 state={"coef_": array, "_sklearn_version": "1.4.2"})
    save("pickle", written(model, 3))
    save("pickle", written(Call(Name("os", "system"), "true")))
    save("pickle", b"cposix\nsystem\n(S'true'\ntR.")
    wrapper = b"cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}(X\x08\0\0\0subclasscnumpy\nndarray\nX\x05\0\0\0shapeK\x02K\x02\x86X\x05\0\0\0orderX\x01\0\0\0C" \
        b"X\x05\0\0\0dtypecnumpy\ndtype\nX\x02\0\0\0f8K\0K\1\x87RX\x0a\0\0\0allow_mmap\x89ub" + bytes(32)
    save("pickle", b"\x80\x03}X\x05\0\0\0coef_" + wrapper + b"s.")


def multihashes():
    for digest in ("1220" + "9f" * 32, "1114" + "a9" * 20, "d50110" + "09" * 16, "1340" + "ee" * 64, "162036" + "f0" * 31, "90e40210" + "44" * 16, "1e20" + "48" * 32, "1214" + "00" * 20):
        save("multihash", digest.encode())


for make in (tensors, protos, flats, hdf5, texts, pickles, multihashes):
    make()
# The target that recognises formats gets one of each.
for target in sorted(os.listdir(FOLDER)):
    if target in ("detect", "multihash"):
        continue
    for number_, name in enumerate(sorted(os.listdir(os.path.join(FOLDER, target)))):
        with open(os.path.join(FOLDER, target, name), "rb") as file:
            save("detect", file.read(), "%s-%d" % (target, number_))
