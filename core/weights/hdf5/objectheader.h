// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/hdf5/file.h"
#include <vector>

namespace mlm::weights::hdf5 {

/// A message of an object header (specification IV.A.2), of one of the kinds that are read here.
struct Message
{
    enum Type : std::uint16_t {
        Dataspace = 0x01,
        LinkInfo = 0x02,
        Datatype = 0x03,
        Link = 0x06,
        ExternalFiles = 0x07,
        Layout = 0x08,
        Attribute = 0x0c,
        Continuation = 0x10,
        SymbolTable = 0x11,
        AttributeInfo = 0x15
    };
    std::uint16_t type = 0;
    bool shared = false; ///< the body tells where the message stands
    std::string body;
};
using Messages = std::vector<Message>;

/// The messages of the object header at an address, version 1 or 2, through all its continuation blocks.
Result<Messages> readObjectHeader(File &file, std::uint64_t address);
/// The first message of a type, or null.
const Message *findMessage(const Messages &messages, Message::Type type);

} // namespace mlm::weights::hdf5
