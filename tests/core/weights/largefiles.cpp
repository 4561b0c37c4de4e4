// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/largefiles.h"
#include <QFile>
#include <QFileInfo>

namespace largefiles {
namespace {

/// Writes what stands before and behind a hole.
bool write(const QString &path, const QByteArray &before, quint64 hole, const QByteArray &behind = {})
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(before) != before.size())
        return false;
    const qint64 end = before.size() + qint64(hole);
    return file.resize(end) && file.seek(end) && file.write(behind) == behind.size();
}

QByteArray varint(quint64 value)
{
    QByteArray result;
    for (; value > 0x7f; value >>= 7)
        result += char(value | 0x80);
    return result += char(value);
}

QByteArray field(int number, const QByteArray &content)
{
    return varint(quint64(number) << 3 | 2) + varint(quint64(content.size())) + content;
}

QByteArray field(int number, quint64 value)
{
    return varint(quint64(number) << 3) + varint(value);
}

QByteArray entry(const char *key, const QByteArray &value)
{
    return field(13, field(1, QByteArray(key)) + field(2, value)); // TensorProto.external_data
}

quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char c : bytes) {
        crc ^= quint8(c);
        for (int i = 0; i < 8; ++i)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

/// A dictionary with one tensor, pickled in protocol 2.
QByteArray pickle(quint64 elements)
{
    const auto text = [](const char *s) { return 'X' + number(qstrlen(s), 4) + s; };
    const auto integer = [](quint64 value) { return QByteArray("\x8a\x08", 2) + number(value, 8); };
    return QByteArray("\x80\x02}", 3) + text("weight") + "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\nFloatStorage\n" + text("0") +
           text("cpu") + integer(elements) + "tQ" + QByteArray("K\0", 2) + integer(elements) + "\x85" + QByteArray("K\x01", 2) +
           "\x85\x89" + "ccollections\nOrderedDict\n)Rt" + "Rs.";
}

/// Members of a zip archive, stored; sizes and places that do not fit into 32 bits in a field of their own.
class Zip
{
public:
    void add(const QByteArray &name, quint32 crc, quint64 size)
    {
        const QByteArray sizes = number(size, 8) + number(size, 8);
        m_local = QByteArray("PK\x03\x04") + number(45, 2) + number(0, 8) + number(crc, 4) + QByteArray(8, '\xff') + number(quint64(name.size()), 2) +
                  number(20, 2) + name + number(1, 2) + number(16, 2) + sizes;
        m_directory += QByteArray("PK\x01\x02") + number(45, 2) + number(45, 2) + number(0, 8) + number(crc, 4) + QByteArray(8, '\xff') +
                       number(quint64(name.size()), 2) + number(28, 2) + number(0, 10) + QByteArray(4, '\xff') + name + number(1, 2) + number(24, 2) + sizes +
                       number(m_place, 8);
        m_place += quint64(m_local.size()) + size;
        ++m_count;
    }
    const QByteArray &local() const { return m_local; }
    QByteArray end() const
    {
        const quint64 size = quint64(m_directory.size());
        return m_directory + QByteArray("PK\x06\x06") + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) + number(m_count, 8) + number(m_count, 8) +
               number(size, 8) + number(m_place, 8) + QByteArray("PK\x06\x07") + number(0, 4) + number(m_place + size, 8) + number(1, 4) +
               QByteArray("PK\x05\x06") + number(0, 4) + number(m_count, 2) + number(m_count, 2) + number(size, 4) + QByteArray(4, '\xff') + number(0, 2);
    }

private:
    QByteArray m_local, m_directory;
    quint64 m_place = 0, m_count = 0;
};

/// The members as they lie in the archive.
QByteArray put(Zip &zip, const std::vector<std::pair<QByteArray, QByteArray>> &members)
{
    QByteArray result;
    for (const auto &[name, content] : members) {
        zip.add(name, crcOf(content), quint64(content.size()));
        result += zip.local() + content;
    }
    return result;
}

} // namespace

QByteArray number(quint64 value, int bytes)
{
    QByteArray result;
    for (int i = 0; i < bytes; ++i)
        result += i < 8 ? char(value >> (8 * i)) : '\0';
    return result;
}

QByteArray safetensorsHead(const QByteArray &json)
{
    return number(quint64(json.size()), 8) + json;
}

bool safetensors(const QString &path, quint64 dataBytes)
{
    const QByteArray json = "{\"weight\":{\"dtype\":\"F32\",\"shape\":[" + QByteArray::number(dataBytes / 4) + "],\"data_offsets\":[0," + QByteArray::number(dataBytes) + "]}}";
    return write(path, safetensorsHead(json), dataBytes);
}

bool onnx(const QString &path, quint64 dataBytes)
{
    const QByteArray data = QFileInfo(path).fileName().toUtf8() + ".data";
    const QByteArray tensor = field(1, dataBytes / 4) + field(2, 1) + field(8, QByteArray("weight")) + entry("location", data) + entry("offset", "0") +
                              entry("length", QByteArray::number(dataBytes)) + field(14, 1);
    const QByteArray graph = field(2, QByteArray("g")) + field(5, tensor);
    return write(path, field(1, 8) + field(7, graph) + field(8, field(2, 17)), 0) && write(path + QStringLiteral(".data"), {}, dataBytes);
}

bool torchZip(const QString &path, quint64 dataBytes)
{
    Zip zip;
    const QByteArray before = put(zip, {{"m/data.pkl", pickle(dataBytes / 4)}, {"m/version", "3\n"}});
    zip.add("m/data/0", 0, dataBytes); // the check sum is looked at by nobody who does not read it all
    return write(path, before + zip.local(), dataBytes, zip.end());
}

bool zip(const QString &path, const std::vector<std::pair<QByteArray, QByteArray>> &members)
{
    Zip archive;
    const QByteArray before = put(archive, members);
    return write(path, before, 0, archive.end());
}

} // namespace largefiles
