// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/jsontree.h"
#include "widgets/style/theme.h"
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QStyledItemDelegate>

namespace mlm {
namespace {
constexpr int kRow = 28;
constexpr int kMostRows = 24;

class TreeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, kRow}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const QVariant severity = index.data(JsonTreeModel::SeverityRole);
        const bool current = view && view->hasFocus() && view->currentIndex() == index;
        painter->save();
        const QRect cell = option.rect.adjusted(0, 0, 0, -1);
        if (severity.isValid() && index.column() == JsonTreeModel::Value)
            painter->fillRect(cell, look::tint(Severity(severity.toInt())));
        else if (option.state & QStyle::State_Selected)
            painter->fillRect(cell, look::color(look::Role::Tint));
        QRect rect = cell.adjusted(index.column() == JsonTreeModel::Name ? 4 : 8, 0, -8, 0);
        if (severity.isValid() && index.column() == JsonTreeModel::Value) {
            look::icon(Severity(severity.toInt())).paint(painter, QRect(rect.left(), rect.center().y() - 6, 14, 14));
            rect.setLeft(rect.left() + 20);
        }
        painter->setFont(index.data(Qt::FontRole).value<QFont>());
        if (index.column() == JsonTreeModel::Value && index.data(JsonTreeModel::IsNullRole).toBool()) {
            painter->setFont(look::fixedFont(-2));
            const int width = painter->fontMetrics().horizontalAdvance(QStringLiteral("null")) + 12;
            const QRectF pill(rect.left() + .5, rect.center().y() - 8.5, width, 18);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(look::color(look::Role::EdgeStrong));
            painter->setBrush(look::color(look::Role::Chrome));
            painter->drawRoundedRect(pill, 4, 4);
            painter->setPen(look::color(look::Role::Text));
            painter->drawText(pill, Qt::AlignCenter, QStringLiteral("null"));
            painter->setRenderHint(QPainter::Antialiasing, false);
        } else {
            const QVariant ink = index.data(Qt::ForegroundRole);
            painter->setPen(ink.isValid() ? ink.value<QColor>() : look::color(look::Role::Text));
            QString text = index.data().toString();
            text.replace(QLatin1Char('\n'), QLatin1Char(' '));
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
        }
        if (current) {
            painter->setPen(look::color(look::Role::Accent));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(cell.adjusted(0, 0, -1, -1));
            painter->drawRect(cell.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        if (index.column() == JsonTreeModel::Type) {
            auto *box = new QComboBox(parent);
            box->setFrame(false);
            box->setProperty("kind", "cell");
            box->addItems(JsonTreeModel::typeNames());
            return box;
        }
        auto *edit = new QLineEdit(parent);
        edit->setFrame(false);
        edit->setProperty("kind", "cell");
        edit->setFont(index.data(Qt::FontRole).value<QFont>());
        return edit;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        const QString text = index.data(Qt::EditRole).toString();
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentText(text);
        else if (auto *edit = qobject_cast<QLineEdit *>(editor); edit && !edit->isModified())
            edit->setText(text);
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentText());
        else if (auto *edit = qobject_cast<QLineEdit *>(editor))
            model->setData(index, edit->text());
    }
};

} // namespace

JsonTree::JsonTree(Context &context, const Pointer &top, JsonTreeModel::Filter filter, QWidget *parent)
    : QTreeView(parent), m_model(new JsonTreeModel(context, top, std::move(filter), this))
{
    setObjectName(top.toQString());
    setAccessibleName(context.profile().labelOf(top, context.root()));
    setModel(m_model);
    setItemDelegate(new TreeDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(20);
    setEditTriggers(AnyKeyPressed | EditKeyPressed | DoubleClicked | SelectedClicked);
    setSelectionBehavior(SelectItems);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false); // the card shows through, whatever its palette
    header()->setFixedHeight(28);
    header()->setFont(look::font(-1, QFont::Medium));
    header()->setHighlightSections(false);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    // What fits on a screen opens at once.
    if (const Json *json = top.in(context.root()); json && json->is_structured()) {
        std::size_t inside = json->size();
        for (const Json &one : *json)
            inside += one.is_structured() ? one.size() : 0;
        if (inside <= kMostRows)
            expandToDepth(0);
    }
    connect(this, &QTreeView::expanded, this, &JsonTree::fit);
    connect(this, &QTreeView::collapsed, this, &JsonTree::fit);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &JsonTree::fit);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &JsonTree::fit);
    fit();
}

void JsonTree::fit()
{
    int rows = 0;
    for (QModelIndex at = m_model->index(0, 0); at.isValid() && rows <= kMostRows; at = indexBelow(at))
        ++rows;
    m_scrolls = rows > kMostRows;
    setVerticalScrollBarPolicy(m_scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(28 + std::min(rows, kMostRows) * kRow);
}

void JsonTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    const int width = viewport()->width();
    header()->resizeSection(JsonTreeModel::Type, 104);
    header()->resizeSection(JsonTreeModel::Name, std::max(140, width * 2 / 5));
    header()->resizeSection(JsonTreeModel::Value, std::max(100, width - 104 - header()->sectionSize(JsonTreeModel::Name)));
}

void JsonTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), look::color(look::Role::Line));
}

bool JsonTree::reveal(const Pointer &pointer)
{
    if (!pointer.startsWith(m_model->top()))
        return false;
    const QModelIndex found = m_model->indexOf(pointer);
    if (!found.isValid() && pointer != m_model->top())
        return false;
    goTo(found.isValid() ? m_model->pointerOf(found) : pointer, JsonTreeModel::Value);
    return true;
}

void JsonTree::goTo(const std::optional<Pointer> &pointer, int column, bool editing)
{
    if (!pointer)
        return;
    setFocus(Qt::OtherFocusReason);
    const QModelIndex at = m_model->indexOf(*pointer);
    if (!at.isValid())
        return;
    for (QModelIndex up = at.parent(); up.isValid(); up = up.parent())
        expand(up);
    setCurrentIndex(at.siblingAtColumn(column));
    if (editing)
        edit(currentIndex());
}

void JsonTree::addRow()
{
    const auto added = m_model->add(currentIndex());
    const Json *into = added ? added->parent().in(m_model->context().root()) : nullptr;
    goTo(added, into && into->is_object() ? JsonTreeModel::Name : JsonTreeModel::Value, true);
}

void JsonTree::removeRow()
{
    if (currentIndex().isValid())
        m_model->remove(currentIndex());
}

void JsonTree::copyJson() { QApplication::clipboard()->setText(QString::fromStdString(m_model->text(currentIndex()))); }

void JsonTree::pasteJson() { goTo(m_model->paste(currentIndex(), QApplication::clipboard()->text().toStdString()), JsonTreeModel::Value); }

void JsonTree::moveUp() { goTo(m_model->move(currentIndex(), true), currentIndex().column()); }

void JsonTree::moveDown() { goTo(m_model->move(currentIndex(), false), currentIndex().column()); }

bool JsonTree::ours(const QKeyEvent *event) const
{
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Paste))
        return true;
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Insert:
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return event->modifiers() == Qt::NoModifier;
    case Qt::Key_Up:
    case Qt::Key_Down:
        return event->modifiers() == Qt::AltModifier;
    default:
        return false;
    }
}

bool JsonTree::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && ours(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void JsonTree::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copyJson();
    if (event->matches(QKeySequence::Paste))
        return pasteJson();
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Up)
        return moveUp();
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Down)
        return moveDown();
    switch (event->key()) {
    case Qt::Key_Insert:
        return addRow();
    case Qt::Key_Delete:
        return removeRow();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid() && m_model->flags(currentIndex()) & Qt::ItemIsEditable)
            edit(currentIndex());
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

bool JsonTree::focusNextPrevChild(bool next)
{
    return QWidget::focusNextPrevChild(next);
}

void JsonTree::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, JsonTreeModel::Value));
    else
        m_model->context().setCurrent(m_model->pointerOf(currentIndex()));
}

void JsonTree::wheelEvent(QWheelEvent *event)
{
    if (!m_scrolls || !hasFocus())
        return event->ignore();
    QTreeView::wheelEvent(event);
}

void JsonTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!current.isValid() || !hasFocus())
        return;
    m_model->context().setCurrent(m_model->pointerOf(current));
    for (QWidget *widget = parentWidget(); widget; widget = widget->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(widget); area && area->widget()) {
            const QPoint centre = viewport()->mapTo(area->widget(), visualRect(current).center());
            area->ensureVisible(centre.x(), centre.y(), 0, 2 * kRow);
            break;
        }
}

void JsonTree::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Add"), this, &JsonTree::addRow);
    menu->addAction(tr("Remove"), this, &JsonTree::removeRow);
    menu->addAction(tr("Move up"), this, &JsonTree::moveUp);
    menu->addAction(tr("Move down"), this, &JsonTree::moveDown);
    menu->addSeparator();
    menu->addAction(tr("Copy JSON"), this, &JsonTree::copyJson);
    menu->addAction(tr("Paste JSON"), this, &JsonTree::pasteJson);
    const Pointer pointer = m_model->pointerOf(currentIndex());
    menu->addAction(tr("Copy pointer"), this, [pointer] { QApplication::clipboard()->setText(pointer.toQString()); });
    menu->addAction(tr("Show in JSON"), this, [this, pointer] { m_model->context().showInJson(pointer); });
    menu->popup(event->globalPos());
}

} // namespace mlm
