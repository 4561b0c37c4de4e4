// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace mlm::weights::pickle {

/// The opcodes of Python's pickle protocols 0 to 5 (PEP 307, 3154, 574).
enum class Op : std::uint8_t {
    Mark = '(', Stop = '.', Pop = '0', PopMark = '1', Dup = '2', Float = 'F', Int = 'I', BinInt = 'J', BinInt1 = 'K', Long = 'L',
    BinInt2 = 'M', None = 'N', PersId = 'P', BinPersId = 'Q', Reduce = 'R', String = 'S', BinString = 'T', ShortBinString = 'U',
    Unicode = 'V', BinUnicode = 'X', Append = 'a', Build = 'b', Global = 'c', Dict = 'd', EmptyDict = '}', Appends = 'e', Get = 'g',
    BinGet = 'h', Inst = 'i', LongBinGet = 'j', List = 'l', EmptyList = ']', Obj = 'o', Put = 'p', BinPut = 'q', LongBinPut = 'r',
    SetItem = 's', Tuple = 't', EmptyTuple = ')', SetItems = 'u', BinFloat = 'G', BinBytes = 'B', ShortBinBytes = 'C',
    Proto = 0x80, NewObj, Ext1, Ext2, Ext4, Tuple1, Tuple2, Tuple3, NewTrue, NewFalse, Long1, Long4,
    ShortBinUnicode = 0x8c, BinUnicode8, BinBytes8, EmptySet, AddItems, FrozenSet, NewObjEx, StackGlobal, Memoize, Frame,
    ByteArray8, NextBuffer, ReadonlyBuffer
};

/// Its name in Python's pickletools, or null for a byte that is none.
const char *nameOf(Op op);
/// True for what torch's loader restricted to weights knows.
bool isTorch(Op op);

} // namespace mlm::weights::pickle
