// SPDX-License-Identifier: Apache-2.0
#include "app/editor/convertpanes.h"
#include "widgets/fields/surface.h"
#include "widgets/views/caption.h"
#include "widgets/views/jsonpanel.h"
#include "widgets/views/jsontext.h"
#include <QVBoxLayout>

namespace mlm {

namespace {

constexpr std::size_t MostNotes = 1000;

/// The node of a place or of the nearest above it that is there.
const SourceMap::Node &nearest(const MappedText &shown, Pointer place)
{
    for (;; place = place.parent()) {
        if (const auto node = shown.map.find(shown.root, place))
            return shown.map.nodes()[*node];
        if (place.isRoot())
            return shown.map.nodes().front();
    }
}

} // namespace

ConvertPanes::ConvertPanes(QWidget *parent) : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
    setHandleWidth(9);
    for (const Side side : {Source, Result}) {
        auto *box = new QWidget(this);
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        Pane &pane = m_panes[side];
        pane.title = new Caption({}, {look::Role::Soft, -1, QFont::Medium, false, Qt::ElideMiddle}, box);
        column->addWidget(pane.title);
        pane.text = new JsonText(box);
        pane.text->setObjectName(side == Source ? QStringLiteral("convertSource") : QStringLiteral("convertResult"));
        pane.text->setFrameShape(QFrame::StyledPanel);
        pane.text->setMinimumSize(160, 80);
        column->addWidget(pane.text, 1);
        connect(pane.text, &JsonText::placeChosen, this, [this, side] {
            if (const Pane &one = m_panes[side]; one.shown)
                Q_EMIT chosen(side, one.shown->map.pointerAt(one.shown->root, std::uint32_t(one.text->cursorOffset())));
        });
    }
    setSizes({500, 500});
}

void ConvertPanes::show(Side side, const QString &title, std::shared_ptr<const MappedText> shown)
{
    Pane &pane = m_panes[side];
    pane.title->setText(title);
    pane.text->setAccessibleName(title);
    if (pane.shown == shown)
        return;
    pane.shown = std::move(shown);
    pane.text->setCurrentLines(-1, -1);
    if (pane.shown->text.size() <= JsonPanel::LargestText)
        pane.text->showText(pane.shown->text);
    else
        pane.text->setPlaceholderText(tr("This text is too large to be shown; the list tells every value."));
}

void ConvertPanes::setNotes(Side side, const Notes &notes)
{
    Pane &pane = m_panes[side];
    std::vector<JsonText::Mark> marks;
    const bool shown = pane.shown && pane.shown->text.size() <= JsonPanel::LargestText;
    for (std::size_t i = 0; shown && i < std::min(notes.size(), MostNotes); ++i) {
        const auto &node = nearest(*pane.shown, notes[i].first);
        const Span span = node.name.size() > 0 ? node.name : Span{node.value.begin, std::min(node.value.end, node.value.begin + 1)};
        const auto from = pane.text->lines().place(span.begin), to = pane.text->lines().place(span.end);
        marks.push_back({from.line, from.column, to.column, Severity::Warning, notes[i].second});
    }
    pane.text->setMarks(std::move(marks));
}

void ConvertPanes::goTo(Side side, const std::optional<Pointer> &place)
{
    Pane &pane = m_panes[side];
    if (!place || !pane.shown || place->isRoot() || pane.shown->text.size() > JsonPanel::LargestText) {
        pane.text->setCurrentLines(-1, -1);
        return;
    }
    const auto &node = nearest(*pane.shown, *place);
    const int first = pane.text->lines().place(node.name.size() > 0 ? node.name.begin : node.value.begin).line;
    const bool exact = place->in(pane.shown->root) != nullptr;
    pane.text->setCurrentLines(first, exact ? pane.text->lines().place(node.value.end).line : first);
    pane.text->reveal(first);
}

} // namespace mlm
