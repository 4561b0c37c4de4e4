// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/style/theme.h"
#include <QLabel>
#include <QWidget>

class QPushButton;
class QToolButton;

/// Words, icons and buttons as the look has them. `delta`: px against the body size. All follow a change of palette by themselves.
namespace mlm {

QLabel *textLabel(const QString &text, int delta = 0, QFont::Weight weight = QFont::Normal, QWidget *parent = nullptr);
QLabel *softLabel(const QString &text, int delta = 0, QWidget *parent = nullptr);
QLabel *fixedLabel(const QString &text, bool soft = false, QWidget *parent = nullptr);

/// A severity's or any other icon. It has no name of its own: what it says stands beside it.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    IconLabel(QString name, look::Ink ink, int size = 16, QWidget *parent = nullptr);
    explicit IconLabel(Severity severity, int size = 16, QWidget *parent = nullptr);
    void setIcon(const QString &name, look::Ink ink);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    look::Ink m_ink;
    int m_size;
};

/// An icon and a few words: "2 errors".
class CountLabel : public QWidget
{
    Q_OBJECT
public:
    CountLabel(Severity severity, const QString &text, QWidget *parent = nullptr);
    void setText(const QString &text);

private:
    QLabel *m_text;
};

/// An icon of 24 (kind "toolbar": 32) px that is named by its tooltip. Tab reaches it.
QToolButton *iconButton(const QString &icon, const QString &name, look::Ink ink = look::Ink::Soft, const char *kind = nullptr,
                        QWidget *parent = nullptr);
/// Words with or without an icon, flat at rest; kinds as in look::setKind().
QToolButton *textButton(const QString &icon, const QString &text, look::Ink ink = look::Ink::Soft, const char *kind = nullptr,
                        QWidget *parent = nullptr);
/// A framed button; kinds "default", "small", "link" or none.
QPushButton *pushButton(const QString &text, const char *kind = nullptr, QWidget *parent = nullptr);

} // namespace mlm
