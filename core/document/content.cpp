// SPDX-License-Identifier: Apache-2.0
#include "core/document/content.h"
#include "core/document/touched.h"
#include "core/json/parse.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm {

namespace {

constexpr std::size_t depthLimit = 512;
/// A list or object that is replaced is changed part by part, unless that would be this many edits.
constexpr std::size_t mostParts = 256;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Document)
public:
    static Error unwritable(const Pointer &pointer)
    {
        Error error;
        error.message = tr("The value for “%1” cannot be written as JSON.").arg(pointer.toQString());
        error.advice = tr("Texts must be Unicode, numbers finite, and at most %1 lists and objects may stand "
                          "inside each other.")
                           .arg(depthLimit);
        error.pointer = pointer.toString();
        return error;
    }
    static Error misspelt(const Pointer &pointer)
    {
        Error error;
        error.message =
            tr("The spelling given for “%1” does not stand for its value.").arg(pointer.toQString());
        error.pointer = pointer.toString();
        return error;
    }
};

/// The outcome must be JSON text that parse() reads again.
Result<void> checkValue(const Json &root, const Edit &edit)
{
    if (edit.op == Edit::Op::Remove)
        return {};
    const Json &value = edit.op == Edit::Op::Move ? *edit.from.in(root) : edit.value;
    const auto room = static_cast<int>(depthLimit) - static_cast<int>(std::min(edit.path.size(), depthLimit));
    if (!isWritable(value, room))
        return Words::unwritable(edit.path);
    for (const std::string &token : edit.path.tokens()) {
        if (!isWritable(Json(token)))
            return Words::unwritable(edit.path);
    }
    if (!edit.spelling.empty()) {
        const auto spelt = json::parse(edit.spelling);
        if (!spelt || !same(spelt->root, edit.value))
            return Words::misspelt(edit.path);
    }
    return {};
}

/// An Add onto a member that is there replaces it, too.
bool replaces(const Json &root, const Edit &edit)
{
    if (edit.op == Edit::Op::Replace)
        return true;
    return edit.op == Edit::Op::Add && edit.path.in(root) &&
           (edit.path.isRoot() || edit.path.parent().in(root)->is_object());
}

} // namespace

Content::Content(Json root, std::string text, std::optional<SourceMap> map)
    : m_root(std::move(root)), m_text(std::move(text)), m_map(map ? std::move(*map) : SourceMap()),
      m_mapValid(map.has_value())
{
}

const SourceMap &Content::map() const
{
    if (!m_mapValid) {
        auto fresh = json::scan(m_text);
        Q_ASSERT(fresh);
        if (fresh)
            m_map = std::move(*fresh);
        m_mapValid = true;
    }
    return m_map;
}

std::string Content::spelling(const Pointer &pointer) const
{
    const auto node = map().find(m_root, pointer);
    if (!node)
        return {};
    const Span span = m_map.nodes()[*node].value;
    return m_text.substr(span.begin, span.size());
}

void Content::change(Step &step, const Edit &edit)
{
    Plan planned = plan(m_text, m_root, map(), edit);
    if (std::all_of(planned.splices.begin(), planned.splices.end(),
                    [](const Splice &splice) { return splice.isEmpty(); }))
        return;
    touch(step.touched, m_root, edit);
    Edit inverse = inverseOf(m_root, edit);
    for (const Splice &splice : planned.splices)
        splice.apply(m_text);
    (void)applyTo(m_root, edit);
    remap(m_map, m_text, planned);
    step.changes.push_back({edit, std::move(inverse), std::move(planned.splices)});
}

Result<void> Content::perform(Step &step, const Edit &edit)
{
    return perform(step, edit, true);
}

Result<void> Content::perform(Step &step, const Edit &edit, bool inParts)
{
    if (auto fits = check(m_root, edit); !fits)
        return fits;
    if (auto fits = checkValue(m_root, edit); !fits)
        return fits;
    if (!replaces(m_root, edit)) {
        change(step, edit);
        return {};
    }
    const Json &old = *edit.path.in(m_root);
    if (same(old, edit.value) && (edit.spelling.empty() || edit.spelling == spelling(edit.path)))
        return {};
    const bool alike =
        old.is_structured() && old.type() == edit.value.type() && !old.empty() && !edit.value.empty();
    if (inParts && alike && edit.spelling.empty()) {
        const Edits parts = diff(old, edit.value, edit.path);
        if (parts.size() <= mostParts) {
            for (const Edit &part : parts) {
                if (auto done = perform(step, part, false); !done)
                    return done;
            }
            return {};
        }
    }
    change(step, Edit::replace(edit.path, edit.value, edit.spelling));
    return {};
}

void Content::exchange(Step &step, Json root, std::string text, SourceMap map)
{
    const auto [oldHead, newHead] = std::mismatch(m_text.begin(), m_text.end(), text.begin(), text.end());
    const auto most = std::min(m_text.end() - oldHead, text.end() - newHead);
    const auto [oldTail, newTail] = std::mismatch(m_text.rbegin(), m_text.rbegin() + most, text.rbegin());
    Splice splice{static_cast<std::size_t>(oldHead - m_text.begin()), std::string(oldHead, oldTail.base()),
                  std::string(newHead, newTail.base())};
    step.changes.push_back(
        {Edit::replace({}, root), Edit::replace({}, std::move(m_root)), {std::move(splice)}});
    m_root = std::move(root);
    m_text = std::move(text);
    m_map = std::move(map);
    m_mapValid = true;
}

void Content::revert(const Step &step)
{
    for (auto change = step.changes.rbegin(); change != step.changes.rend(); ++change) {
        for (auto splice = change->splices.rbegin(); splice != change->splices.rend(); ++splice)
            splice->inverse().apply(m_text);
        (void)applyTo(m_root, change->inverse);
        m_mapValid = false;
    }
}

void Content::repeat(const Step &step)
{
    for (const Change &change : step.changes) {
        for (const Splice &splice : change.splices)
            splice.apply(m_text);
        (void)applyTo(m_root, change.edit);
        m_mapValid = false;
    }
}

} // namespace mlm
