// SPDX-License-Identifier: Apache-2.0
#include "app/editor/fieldfinder.h"
#include "widgets/context.h"
#include "widgets/style/paint.h"
#include "widgets/style/theme.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace mlm {

namespace {

/// Label at the left, pointer in the fixed font behind it.
class PlaceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, 28}; }
    void paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        p->save();
        const QRect r = option.rect.adjusted(4, 0, -4, 0);
        if (option.state & QStyle::State_Selected)
            look::drawPanel(p, r, look::color(look::Role::Tint), {});
        p->setFont(look::font());
        p->setPen(look::color(look::Role::Text));
        const int half = r.width() * 45 / 100;
        p->drawText(r.adjusted(8, 0, -(r.width() - half), 0), Qt::AlignVCenter,
                    p->fontMetrics().elidedText(index.data().toString(), Qt::ElideLeft, half - 8));
        p->setFont(look::fixedFont(-1));
        p->setPen(look::color(look::Role::Soft));
        p->drawText(r.adjusted(half + 8, 0, -8, 0), Qt::AlignVCenter,
                    p->fontMetrics().elidedText(index.data(Qt::UserRole).toString(), Qt::ElideLeft, r.width() - half - 16));
        p->restore();
    }
};

} // namespace

FieldFinder::FieldFinder(Context &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("fieldFinder"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(8, 8, 8, 8);
    box->setSpacing(4);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("findField"));
    m_field->setAccessibleName(tr("Find a field"));
    m_field->setPlaceholderText(tr("Name of a field, or a JSON Pointer"));
    m_field->installEventFilter(this);
    m_model = new QStandardItemModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("foundFields"));
    m_list->setAccessibleName(tr("Fields found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PlaceDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    box->addWidget(m_field);
    box->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &FieldFinder::find);
    connect(m_list, &QListView::clicked, this, &FieldFinder::choose);
}

void FieldFinder::openWith(const QString &text)
{
    m_before = QApplication::focusWidget();
    const int width = std::min(680, parentWidget()->width() - 32);
    setGeometry((parentWidget()->width() - width) / 2, 52, width, std::min(400, parentWidget()->height() - 80));
    m_field->setText(text);
    find();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void FieldFinder::find()
{
    m_places = findPlaces(m_context, m_field->text());
    // A pointer that leads nowhere yet can be gone to all the same: its page shows what is nearest.
    if (const auto typed = Pointer::parse(m_field->text().toStdString());
        typed && !typed->isRoot() && typed->in(m_context.root())
        && std::none_of(m_places.begin(), m_places.end(), [&](const FieldPlace &place) { return place.pointer == *typed; }))
        m_places.insert(m_places.begin(), {m_context.profile().labelOf(*typed, m_context.root()), *typed, false});
    m_model->clear();
    for (const auto &place : m_places) {
        auto *item = new QStandardItem(place.absent ? tr("%1 (not in the file)").arg(place.label) : place.label);
        item->setData(place.pointer.toQString(), Qt::UserRole);
        m_model->appendRow(item);
    }
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
}

void FieldFinder::choose()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= int(m_places.size()))
        return;
    const Pointer pointer = m_places[std::size_t(row)].pointer;
    hide();
    Q_EMIT chosen(pointer);
    deleteLater();
}

void FieldFinder::shut()
{
    hide();
    if (m_before)
        m_before->setFocus();
    deleteLater();
}

bool FieldFinder::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            shut();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            QApplication::sendEvent(m_list, event);
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason) {
        m_before = nullptr;
        QMetaObject::invokeMethod(this, &FieldFinder::shut, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void FieldFinder::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    look::drawPanel(&painter, rect(), look::color(look::Role::Card), look::color(look::Role::EdgeStrong), 8);
}

} // namespace mlm
