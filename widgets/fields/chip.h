// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/style/theme.h"
#include <QWidget>
#include <optional>

namespace mlm {

/// One value of a list, 20 px high, with a cross that removes it. Draws itself: a list may hold hundreds.
class Chip : public QWidget
{
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);
    const QString &text() const { return m_text; }
    void setText(const QString &text);
    void setFixed(bool fixed);            ///< fixed font: names of bands, values that are no text
    void setClosable(bool closable);
    void setSelected(bool selected);      ///< where the keyboard is
    bool isSelected() const { return m_selected; }
    void setFinding(std::optional<Severity> severity, const QString &message = {});
    std::optional<Severity> severity() const { return m_severity; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested();
    void pressed();
    void editRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRect crossRect() const;
    QFont textFont() const;
    QString m_text;
    std::optional<Severity> m_severity;
    bool m_fixed = false, m_closable = true, m_selected = false, m_crossHover = false, m_crossDown = false;
};

} // namespace mlm
