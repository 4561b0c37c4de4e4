// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/celldelegate.h"
#include "widgets/style/theme.h"
#include "widgets/tables/tablemodel.h"
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPainter>

namespace mlm {
namespace {
constexpr int kPadding = 8;

const TableModel *tableOf(const QModelIndex &index) { return qobject_cast<const TableModel *>(index.model()); }

look::Ink inkOf(Severity severity)
{
    return severity == Severity::Error ? look::Ink::Error : severity == Severity::Warning ? look::Ink::Warning : look::Ink::Advice;
}

/// Draws the framed word and gives back the room to its right.
QRect drawNullPill(QPainter &painter, const QRect &rect)
{
    painter.setFont(look::fixedFont(-2));
    const QString word = QStringLiteral("null");
    const int width = painter.fontMetrics().horizontalAdvance(word) + 12;
    const QRectF pill(rect.left() + .5, rect.center().y() - 8.5, width, 18);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look::color(look::Role::EdgeStrong));
    painter.setBrush(look::color(look::Role::Chrome));
    painter.drawRoundedRect(pill, 4, 4);
    painter.setPen(look::color(look::Role::Text));
    painter.drawText(pill, Qt::AlignCenter, word);
    painter.setRenderHint(QPainter::Antialiasing, false);
    return rect.adjusted(width + 8, 0, 0, 0);
}

/// Spaces that put the decimal points of a column under each other; the font is fixed.
QString aligned(const QString &text, int decimals)
{
    const auto point = text.indexOf(QLatin1Char('.'));
    auto end = text.indexOf(QLatin1Char('e'), 0, Qt::CaseInsensitive);
    if (end < 0)
        end = text.size();
    const auto have = point < 0 ? 0 : end - point;
    const auto room = (decimals > 0 ? decimals + 1 : 0) - have - (text.size() - end);
    return room > 0 ? text + QString(room, QLatin1Char(' ')) : text;
}

QFont fontOf(const CellView &cell) { return cell.fixed ? look::fixedFont() : look::font(); }

void drawValue(QPainter &painter, const CellView &cell, QRect rect)
{
    if (cell.swatch.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(look::color(look::Role::EdgeStrong));
        painter.setBrush(cell.swatch);
        painter.drawRoundedRect(QRectF(rect.left() + .5, rect.center().y() - 7.5, 15, 15), 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
        rect.setLeft(rect.left() + 24);
    }
    painter.setFont(fontOf(cell));
    painter.setPen(look::color(cell.soft ? look::Role::Soft : look::Role::Text));
    const QFontMetrics metrics = painter.fontMetrics();
    if (cell.right) {
        const QString text = cell.decimals >= 0 ? aligned(cell.text, cell.decimals) : cell.text;
        const bool fits = metrics.horizontalAdvance(text) <= rect.width();
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter,
                         fits ? text : metrics.elidedText(cell.text, Qt::ElideMiddle, rect.width()));
        return;
    }
    const QString line = cell.text.contains(QLatin1Char('\n')) ? QString(cell.text).replace(QLatin1Char('\n'), QLatin1Char(' ')) : cell.text;
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(line, Qt::ElideRight, rect.width()));
    if (cell.note.isEmpty())
        return;
    rect.setLeft(rect.left() + metrics.horizontalAdvance(line) + 8);
    painter.setFont(look::fixedFont());
    painter.setPen(look::color(look::Role::Soft));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, cell.note);
}

} // namespace

CellDelegate::CellDelegate(Lines lines, QObject *parent) : QStyledItemDelegate(parent), m_lines(lines) {}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TableModel *model = tableOf(index);
    if (!model)
        return QStyledItemDelegate::paint(painter, option, index);
    const CellView cell = model->view(index.row(), index.column());
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const QWidget *focus = QApplication::focusWidget();
    const bool active = view && focus && (view == focus || view->isAncestorOf(focus));
    const bool current = active && view->currentIndex() == index;
    const bool selected = option.state & QStyle::State_Selected;
    const bool last = index.column() == model->columnCount() - 1;

    painter->save();
    const QRect whole = option.rect;
    const QRect inner = whole.adjusted(0, 0, m_lines == Lines::Grid && !last ? -1 : 0, -1);
    const QColor line = look::color(look::Role::Line);
    painter->fillRect(QRect(whole.left(), whole.bottom(), whole.width(), 1), line);
    if (m_lines == Lines::Grid && !last)
        painter->fillRect(QRect(whole.right(), whole.top(), 1, whole.height()), line);

    if (cell.severity && cell.state != CellView::State::Unused)
        painter->fillRect(inner, look::tint(*cell.severity));
    else if (selected || current)
        painter->fillRect(inner, look::color(look::Role::Tint));
    else if (cell.state == CellView::State::Unused)
        painter->fillRect(inner, look::color(look::Role::Unused));

    QRect rect = inner.adjusted(kPadding, 0, -kPadding, 0);
    if (cell.severity && cell.state != CellView::State::Unused) {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(QPoint(rect.left(), rect.center().y() - 6),
                            look::pixmap(look::severityIconName(*cell.severity), inkOf(*cell.severity), 14, ratio));
        rect.setLeft(rect.left() + 20);
        painter->setPen(look::color(*cell.severity));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(inner.adjusted(0, 0, -1, -1));
    }
    if (cell.state == CellView::State::Null) {
        const QRect rest = drawNullPill(*painter, rect);
        painter->setFont(look::font(-1));
        painter->setPen(look::color(look::Role::Soft));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, cell.note);
    } else if (cell.state == CellView::State::Value) {
        drawValue(*painter, cell, rect);
    } else if (cell.state == CellView::State::Absent && !cell.note.isEmpty()) {
        painter->setFont(look::font(-1));
        painter->setPen(look::color(look::Role::Soft));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, cell.note);
    }
    if (current) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(look::color(look::Role::Accent));
        painter->drawRect(inner.adjusted(0, 0, -1, -1));
        painter->drawRect(inner.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

int CellDelegate::naturalWidth(const QModelIndex &index)
{
    const TableModel *model = tableOf(index);
    if (!model)
        return 0;
    const CellView cell = model->view(index.row(), index.column());
    if (cell.state == CellView::State::Unused)
        return 0;
    int width = 2 * kPadding + 2 + (cell.severity ? 20 : 0) + (cell.swatch.isValid() ? 24 : 0);
    if (cell.state == CellView::State::Null)
        width += QFontMetrics(look::fixedFont(-2)).horizontalAdvance(QStringLiteral("null")) + 12;
    const QString text = cell.decimals >= 0 ? aligned(cell.text, cell.decimals) : cell.text;
    width += QFontMetrics(fontOf(cell)).horizontalAdvance(text);
    if (!cell.note.isEmpty())
        width += 8 + QFontMetrics(look::fixedFont()).horizontalAdvance(cell.note);
    return width;
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const TableModel *model = tableOf(index);
    if (!model)
        return nullptr;
    const Column &column = model->columns()[std::size_t(index.column())];
    const CellView cell = model->view(index.row(), index.column());
    QStringList words;
    for (const auto &choice : column.choices)
        words << cellText(column, choice.value);
    if (column.kind == Column::Kind::Flag)
        words = {cellText(column, true), cellText(column, false)};
    const bool closed = column.kind == Column::Kind::Flag || (column.kind == Column::Kind::Choice && !column.openChoices && !words.isEmpty());
    if (closed) {
        auto *box = new QComboBox(parent);
        box->setProperty("kind", "cell");
        box->setFrame(false);
        // What the file has stays choosable, even where it is none of the choices.
        if (cell.state == CellView::State::Value && !words.contains(cell.text))
            words.prepend(cell.text);
        words.prepend(QString());
        box->addItems(words);
        return box;
    }
    auto *edit = new QLineEdit(parent);
    edit->setProperty("kind", "cell");
    edit->setFrame(false);
    edit->setTextMargins(kPadding - 4, 0, kPadding - 4, 0);
    edit->setFont(fontOf(cell));
    edit->setAlignment((column.isRight() && cell.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (!words.isEmpty()) {
        auto *completer = new QCompleter(words, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        edit->setCompleter(completer);
    }
    return edit;
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(std::max(0, box->findText(text)));
    else if (auto *edit = qobject_cast<QLineEdit *>(editor); edit && !edit->isModified())
        edit->setText(text);
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentText());
    else if (auto *edit = qobject_cast<QLineEdit *>(editor))
        model->setData(index, edit->text());
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(2, 2, -3, -3));
}

} // namespace mlm
