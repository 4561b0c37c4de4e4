// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QByteArray>
#include <QString>
#include <utility>
#include <vector>

/// Model files of any size with one tensor of float32, whose data are a hole in the file.
namespace largefiles {

/// Little-endian.
QByteArray number(quint64 value, int bytes);
/// The header of a safetensors file as it stands before the data.
QByteArray safetensorsHead(const QByteArray &json);
/// All return false where the file cannot be written. `dataBytes`: of the tensor, a multiple of four.
bool safetensors(const QString &path, quint64 dataBytes);
/// The graph in `path`, its data beside it in `path` + ".data".
bool onnx(const QString &path, quint64 dataBytes);
/// As torch.save writes it, with 64-bit sizes.
bool torchZip(const QString &path, quint64 dataBytes);
/// A small archive of stored members.
bool zip(const QString &path, const std::vector<std::pair<QByteArray, QByteArray>> &members);

} // namespace largefiles
