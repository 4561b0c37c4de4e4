// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/convertwork.h"
#include <QSplitter>
#include <optional>

namespace mlm {

class Caption;
class JsonText;

/// Source and result side by side as JSON text. Both jump to places; both say which place the user chose.
class ConvertPanes : public QSplitter
{
    Q_OBJECT
public:
    enum Side { Source, Result };
    /// A place worth a mark beside the line, with what is to be said of it.
    using Notes = std::vector<std::pair<Pointer, QString>>;

    explicit ConvertPanes(QWidget *parent = nullptr);
    void show(Side side, const QString &title, std::shared_ptr<const MappedText> shown);
    void setNotes(Side side, const Notes &notes);
    /// Tints the place's lines and brings them into view; nullopt: no place on that side.
    void goTo(Side side, const std::optional<Pointer> &place);
    JsonText *text(Side side) const { return m_panes[side].text; }

Q_SIGNALS:
    void chosen(mlm::ConvertPanes::Side side, const mlm::Pointer &place);

private:
    struct Pane
    {
        Caption *title = nullptr;
        JsonText *text = nullptr;
        std::shared_ptr<const MappedText> shown;
    };
    Pane m_panes[2];
};

} // namespace mlm
