// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/opcodes.h"
#include <array>

namespace mlm::weights::pickle {

namespace {

struct Row
{
    Op op;
    const char *name;
    bool torch = false;
};

constexpr std::array rows{
    Row{Op::Mark, "MARK", true}, Row{Op::Stop, "STOP", true}, Row{Op::Pop, "POP"}, Row{Op::PopMark, "POP_MARK"}, Row{Op::Dup, "DUP"},
    Row{Op::Float, "FLOAT"}, Row{Op::Int, "INT"}, Row{Op::BinInt, "BININT", true}, Row{Op::BinInt1, "BININT1", true}, Row{Op::Long, "LONG"},
    Row{Op::BinInt2, "BININT2", true}, Row{Op::None, "NONE", true}, Row{Op::PersId, "PERSID"}, Row{Op::BinPersId, "BINPERSID", true},
    Row{Op::Reduce, "REDUCE", true}, Row{Op::String, "STRING"}, Row{Op::BinString, "BINSTRING"}, Row{Op::ShortBinString, "SHORT_BINSTRING", true},
    Row{Op::Unicode, "UNICODE"}, Row{Op::BinUnicode, "BINUNICODE", true}, Row{Op::Append, "APPEND", true}, Row{Op::Build, "BUILD", true},
    Row{Op::Global, "GLOBAL", true}, Row{Op::Dict, "DICT"}, Row{Op::EmptyDict, "EMPTY_DICT", true}, Row{Op::Appends, "APPENDS", true},
    Row{Op::Get, "GET"}, Row{Op::BinGet, "BINGET", true}, Row{Op::Inst, "INST"}, Row{Op::LongBinGet, "LONG_BINGET", true}, Row{Op::List, "LIST"},
    Row{Op::EmptyList, "EMPTY_LIST", true}, Row{Op::Obj, "OBJ"}, Row{Op::Put, "PUT"}, Row{Op::BinPut, "BINPUT", true},
    Row{Op::LongBinPut, "LONG_BINPUT", true}, Row{Op::SetItem, "SETITEM", true}, Row{Op::Tuple, "TUPLE", true},
    Row{Op::EmptyTuple, "EMPTY_TUPLE", true}, Row{Op::SetItems, "SETITEMS", true}, Row{Op::BinFloat, "BINFLOAT", true},
    Row{Op::BinBytes, "BINBYTES"}, Row{Op::ShortBinBytes, "SHORT_BINBYTES"}, Row{Op::Proto, "PROTO", true}, Row{Op::NewObj, "NEWOBJ", true},
    Row{Op::Ext1, "EXT1"}, Row{Op::Ext2, "EXT2"}, Row{Op::Ext4, "EXT4"}, Row{Op::Tuple1, "TUPLE1", true}, Row{Op::Tuple2, "TUPLE2", true},
    Row{Op::Tuple3, "TUPLE3", true}, Row{Op::NewTrue, "NEWTRUE", true}, Row{Op::NewFalse, "NEWFALSE", true}, Row{Op::Long1, "LONG1", true},
    Row{Op::Long4, "LONG4"}, Row{Op::ShortBinUnicode, "SHORT_BINUNICODE"}, Row{Op::BinUnicode8, "BINUNICODE8"}, Row{Op::BinBytes8, "BINBYTES8"},
    Row{Op::EmptySet, "EMPTY_SET", true}, Row{Op::AddItems, "ADDITEMS"}, Row{Op::FrozenSet, "FROZENSET"}, Row{Op::NewObjEx, "NEWOBJ_EX"},
    Row{Op::StackGlobal, "STACK_GLOBAL"}, Row{Op::Memoize, "MEMOIZE"}, Row{Op::Frame, "FRAME"}, Row{Op::ByteArray8, "BYTEARRAY8"},
    Row{Op::NextBuffer, "NEXT_BUFFER"}, Row{Op::ReadonlyBuffer, "READONLY_BUFFER"},
};

constexpr auto byOpcode = [] {
    std::array<const Row *, 256> result{};
    for (const Row &row : rows)
        result[static_cast<std::uint8_t>(row.op)] = &row;
    return result;
}();

} // namespace

const char *nameOf(Op op)
{
    const Row *row = byOpcode[static_cast<std::uint8_t>(op)];
    return row ? row->name : nullptr;
}

bool isTorch(Op op)
{
    const Row *row = byOpcode[static_cast<std::uint8_t>(op)];
    return row && row->torch;
}

} // namespace mlm::weights::pickle
