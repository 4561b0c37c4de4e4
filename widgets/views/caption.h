// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/style/theme.h"
#include <QLabel>

namespace mlm {

/// A line of plain text in a colour and size of the look; follows a change of scheme, and elides where it does not fit (the whole text is
/// then its tooltip).
class Caption : public QLabel
{
    Q_OBJECT
public:
    struct Set
    {
        look::Role role = look::Role::Text;
        int delta = 0;                            ///< px against the system's size
        QFont::Weight weight = QFont::Normal;
        bool fixed = false;
        Qt::TextElideMode elide = Qt::ElideNone;  ///< ElideNone: asks for the room it needs
    };
    explicit Caption(const QString &text, const Set &set, QWidget *parent = nullptr);
    explicit Caption(const QString &text = {}, QWidget *parent = nullptr) : Caption(text, Set{}, parent) {}
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Set m_set;
};

} // namespace mlm
