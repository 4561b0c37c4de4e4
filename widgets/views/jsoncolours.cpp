// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/jsoncolours.h"
#include <QChar>

namespace mlm {

namespace {
bool isWord(QChar c)
{
    return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.' || c == u'+' || c == u'-');
}
} // namespace

std::vector<JsonToken> jsonTokens(QStringView line)
{
    std::vector<JsonToken> tokens;
    const int size = int(line.size());
    for (int i = 0; i < size;) {
        const QChar c = line[i];
        if (c == u'"') {
            int end = i + 1;
            while (end < size && line[end] != u'"')
                end += line[end] == u'\\' ? 2 : 1;
            end = std::min(end + 1, size);
            int after = end;
            while (after < size && line[after].isSpace())
                ++after;
            const bool name = after < size && line[after] == u':';
            tokens.push_back({name ? JsonToken::Kind::Name : JsonToken::Kind::String, i, end - i});
            i = end;
        } else if (isWord(c)) {
            int end = i + 1;
            while (end < size && isWord(line[end]))
                ++end;
            tokens.push_back({JsonToken::Kind::Number, i, end - i});
            i = end;
        } else {
            ++i;
        }
    }
    return tokens;
}

} // namespace mlm
