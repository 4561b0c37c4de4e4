// SPDX-License-Identifier: Apache-2.0
#include "core/document/lineends.h"
#include "core/json/write.h"

namespace mlm {

std::string keepLineEnds(const std::string &text, std::string edited)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark) && !edited.starts_with(mark))
        edited.insert(0, mark);
    if (edited.find('\r') != std::string::npos || text.find("\r\n") == std::string::npos)
        return edited;
    std::size_t head = 0, newHead = 0;
    while (head < text.size() && newHead < edited.size()) {
        const bool pair = text.compare(head, 2, "\r\n") == 0 && edited[newHead] == '\n';
        if (!pair && text[head] != edited[newHead])
            break;
        head += pair ? 2 : 1;
        ++newHead;
    }
    std::size_t tail = text.size(), newTail = edited.size();
    while (tail > head && newTail > newHead) {
        const bool pair =
            edited[newTail - 1] == '\n' && tail >= head + 2 && text.compare(tail - 2, 2, "\r\n") == 0;
        if (!pair && text[tail - 1] != edited[newTail - 1])
            break;
        tail -= pair ? 2 : 1;
        --newTail;
    }
    std::string result = text.substr(0, head);
    const std::string newline = json::styleOf(text).newline;
    for (std::size_t i = newHead; i < newTail; ++i) {
        if (edited[i] == '\n')
            result += newline.empty() ? "\n" : newline;
        else
            result += edited[i];
    }
    return result + text.substr(tail);
}

} // namespace mlm
