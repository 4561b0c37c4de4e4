// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/bundle.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/proto/table.h"
#include "core/weights/proto/tensorflow.h"

namespace mlm::weights::proto {

namespace {

constexpr std::size_t mostEntries = 200'000;
constexpr std::size_t mostNameBytes = std::size_t(16) << 20U;

BundleEntry readEntry(Wire &wire, Message message)
{
    BundleEntry entry;
    entry.dtype = "undefined";
    for (Field field; message.next(field);) {
        if (field.is(1, Field::Varint))
            entry.dtype = tensorflowType(field.value).value_or("undefined");
        else if (field.is(2, Field::Bytes))
            entry.shape = tensorflowShape(wire, field).value_or(std::vector<std::int64_t>());
        else if (field.is(3, Field::Varint))
            entry.shard = field.value;
        else if (field.is(4, Field::Varint))
            entry.offset = field.value;
        else if (field.is(5, Field::Varint))
            entry.size = field.value;
        else if (field.is(7, Field::Bytes))
            entry.sliced = true;
    }
    return entry;
}

void readHeader(Message message, Bundle &bundle)
{
    for (Field field; message.next(field);) {
        if (field.is(1, Field::Varint))
            bundle.shards = field.value;
        else if (field.is(2, Field::Varint))
            bundle.bigEndian = field.value == 1;
    }
}

} // namespace

Result<Bundle> readBundle(const Source &source)
{
    Bundle bundle;
    std::size_t nameBytes = 0;
    const auto visit = [&](std::string_view key, std::string_view block, std::size_t at, std::size_t length) -> Result<void> {
        // A name that begins with a zero is a part of a sliced variable.
        if (!key.empty() && key.front() == '\0')
            return {};
        const MemorySource value(block.substr(at, length));
        Wire wire(value);
        if (key.empty()) {
            readHeader(Message(wire), bundle);
        } else {
            nameBytes += key.size();
            if (bundle.entries.size() >= mostEntries || nameBytes > mostNameBytes)
                return Error{Error::Code::Limit, Words::tr("The table has more than %1 variables.").arg(mostEntries), {}, {}};
            BundleEntry entry = readEntry(wire, Message(wire));
            entry.name = clean(key);
            if (wire.ok() && !elements(entry.shape))
                wire.refuse(Words::tr("The shape of the variable “%1” is negative or too large.").arg(shown(key)));
            bundle.entries.push_back(std::move(entry));
        }
        return wire.ok() ? Result<void>() : Result<void>(wire.error());
    };
    const auto right = walkTable(source, visit);
    if (!right)
        return right.error();
    bundle.damaged = !*right;
    return bundle;
}

} // namespace mlm::weights::proto
