#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes weights.safetensors of the example: a few small tensors with made-up numbers, always the same bytes.

The format: eight bytes with the length of the header, the header in JSON (padded to eight bytes), the numbers.
"""
import json
import pathlib
import struct

TENSORS = [("encoder.conv.weight", (8, 5, 3, 3)), ("encoder.conv.bias", (8,)), ("decoder.conv.weight", (6, 8, 3, 3)),
           ("head.weight", (2, 3, 1, 1))]


def main():
    header, numbers, offset = {}, [], 0
    state = 20240212
    for name, shape in TENSORS:
        count = 1
        for size in shape:
            count *= size
        for _ in range(count):
            state = (state * 1103515245 + 12345) % 2**31
            numbers.append((state / 2**31 - 0.5) * 0.2)
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [offset, offset + 4 * count]}
        offset += 4 * count
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    data = struct.pack("<Q", len(text)) + text + struct.pack(f"<{len(numbers)}f", *numbers)
    pathlib.Path(__file__).with_name("weights.safetensors").write_bytes(data)
    print(f"{len(numbers)} parameters, {len(data)} bytes")


if __name__ == "__main__":
    main()
