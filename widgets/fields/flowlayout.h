// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QLayout>
#include <QList>

namespace mlm {

/// Places items in reading order, in as many lines as the width needs, each line's items on a common middle. A last item of a line that wants to grow
/// takes what is left of it. Gaps in px.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent = nullptr, int across = 4, int down = 4);
    ~FlowLayout() override;

    void insertWidget(int index, QWidget *widget);
    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void invalidate() override;

private:
    int arrange(const QRect &rect, bool place) const;
    QList<QLayoutItem *> m_items;
    int m_across;
    int m_down;
    mutable int m_knownWidth = -1;
    mutable int m_knownHeight = 0;
};

} // namespace mlm
