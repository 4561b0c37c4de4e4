// SPDX-License-Identifier: Apache-2.0
#include "app/editor/fieldfinder.h"
#include "widgets/context.h"
#include <algorithm>

namespace mlm {

namespace {

/// Walks the document in order, without recursion, as far as the budget goes; below an object also the members that the specification knows.
class Walk
{
public:
    Walk(const Context &context, std::size_t budget) : m_context(context), m_budget(budget) {}

    template <typename Visit> void run(Visit visit)
    {
        std::vector<Pointer> open{Pointer()};
        while (!open.empty() && m_budget > 0) {
            const Pointer pointer = std::move(open.back());
            open.pop_back();
            --m_budget;
            const Json *value = pointer.in(m_context.root());
            if (!value)
                continue;
            if (!pointer.isRoot())
                visit(pointer, false);
            std::vector<Pointer> below;
            if (value->is_object()) {
                for (const auto &[name, member] : value->items())
                    below.push_back(pointer / name);
                if (const auto *type = m_context.profile().typeAt(pointer, m_context.root())) {
                    for (const auto &field : type->fields) {
                        if (field.declared && !value->contains(field.name))
                            visit(pointer / field.name, true);
                    }
                }
            } else if (value->is_array()) {
                for (std::size_t i = 0; i < value->size(); ++i) {
                    if ((*value)[i].is_structured()) // numbers and words in a list are found with their list
                        below.push_back(pointer / i);
                }
            }
            open.insert(open.end(), std::make_move_iterator(below.rbegin()), std::make_move_iterator(below.rend()));
        }
    }

private:
    const Context &m_context;
    std::size_t m_budget;
};

} // namespace

std::vector<FieldPlace> findPlaces(const Context &context, const QString &words, std::size_t most, std::size_t budget)
{
    struct Ranked { int rank; FieldPlace place; };
    std::vector<Ranked> found;
    const bool asPointer = words.startsWith(QLatin1Char('/'));
    const QStringList wanted = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Walk(context, budget).run([&](const Pointer &pointer, bool absent) {
        const QString text = pointer.toQString();
        if (asPointer) {
            if (text.startsWith(words))
                found.push_back({int(text.size()) + (absent ? 1000 : 0), {{}, pointer, absent}});
            return;
        }
        // The member's own name decides for most; the label costs more.
        const QString label = context.profile().labelOf(pointer, context.root());
        const QString last = QString::fromStdString(pointer.last());
        int rank = absent ? 1 : 0;
        for (const QString &word : wanted) {
            if (label.section(QChar(0x203A), -1).trimmed().startsWith(word, Qt::CaseInsensitive) || last.startsWith(word, Qt::CaseInsensitive))
                continue;
            if (label.contains(word, Qt::CaseInsensitive) || last.contains(word, Qt::CaseInsensitive))
                rank += 2;
            else if (text.contains(word, Qt::CaseInsensitive))
                rank += 4;
            else
                return;
        }
        found.push_back({rank * 16 + int(std::min<std::size_t>(pointer.size(), 15)), {label, pointer, absent}});
    });
    std::stable_sort(found.begin(), found.end(), [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
    std::vector<FieldPlace> places;
    for (auto &entry : found) {
        if (places.size() == most)
            break;
        if (entry.place.label.isEmpty())
            entry.place.label = context.profile().labelOf(entry.place.pointer, context.root());
        places.push_back(std::move(entry.place));
    }
    return places;
}

} // namespace mlm
