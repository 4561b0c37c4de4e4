// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/outline.h"
#include "widgets/context.h"
#include "widgets/views/caption.h"
#include "widgets/views/outlinemodel.h"
#include "widgets/views/parts.h"
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QTreeView>
#include <QVBoxLayout>

namespace mlm {

QSize OutlineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (m_rail)
        return {OutlinePanel::RailWidth, 36};
    return {100, index.parent().isValid() ? 26 : 28};
}

void OutlineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QPainter &p = *painter;
    const bool entry = index.parent().isValid();
    const bool current = option.state & QStyle::State_Selected;
    const qreal ratio = p.device()->devicePixelRatioF();
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QRect r = option.rect.adjusted(8, 1, -8, -1);
    if (current || option.state & QStyle::State_MouseOver) {
        p.setPen(Qt::NoPen);
        p.setBrush(look::color(current ? look::Role::Tint : look::Role::Hover));
        p.drawRoundedRect(r, 4, 4);
    }
    if (current) {
        p.setPen(Qt::NoPen);
        p.setBrush(look::color(look::Role::Accent));
        p.drawRoundedRect(QRectF(r.left(), r.top() + 5, 3, r.height() - 10), 1.5, 1.5);
    }
    // Who came by mouse sees where they are by the tint; the ring is for the keyboard.
    if (option.state & QStyle::State_HasFocus && option.widget && option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(look::color(look::Role::Accent), 2));
        p.drawRoundedRect(QRectF(r).adjusted(1, 1, -1, -1), 3, 3);
    }
    const int counts[] = {index.data(OutlineModel::ErrorsRole).toInt(), index.data(OutlineModel::WarningsRole).toInt(),
                          index.data(OutlineModel::AdviceRole).toInt()};
    const QIcon icon = entry ? QIcon() : look::icon(index.data(OutlineModel::IconRole).toString(),
                                                    current ? look::Ink::Accent : look::Ink::Soft);
    if (m_rail) {
        QRect place(0, 0, 16, 16);
        place.moveCenter(r.center());
        icon.paint(&p, place);
        constexpr Severity order[] = {Severity::Error, Severity::Warning, Severity::Advice};
        for (int k = 0; k < 3; ++k) {
            if (counts[k] > 0) {
                p.drawPixmap(QPointF(place.right() - 1, place.top() - 6),
                             look::pixmap(look::severityIconName(order[k]), look::severityInk(order[k]), 12, ratio));
                break;
            }
        }
        p.restore();
        return;
    }
    const int free = parts::drawCounts(p, r.adjusted(0, 0, -6, 0), counts);
    const int left = r.left() + 10;
    if (!entry)
        icon.paint(&p, QRect(left, r.center().y() - 7, 16, 16));
    p.setFont(look::font(entry ? -1 : 0, current ? QFont::Medium : QFont::Normal));
    p.setPen(look::color(entry && !current ? look::Role::Soft : look::Role::Text));
    const QRect text(left + 26, r.top(), free - left - 26, r.height());
    p.drawText(text, Qt::AlignVCenter, p.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    p.restore();
}

OutlinePanel::OutlinePanel(Context &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("outlinePanel"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 8);
    box->setSpacing(0);
    m_identity = new QWidget(this);
    auto *identity = new QVBoxLayout(m_identity);
    identity->setContentsMargins(18, 12, 12, 8);
    identity->setSpacing(1);
    m_kind = new Caption({}, {look::Role::Soft, -1}, m_identity);
    m_id = new Caption({}, {look::Role::Text, 0, QFont::DemiBold, false, Qt::ElideRight}, m_identity);
    m_id->setObjectName(QStringLiteral("outlineId"));
    identity->addWidget(m_kind);
    identity->addWidget(m_id);
    box->addWidget(m_identity);

    m_model = new OutlineModel(context, this);
    m_delegate = new OutlineDelegate(this);
    m_view = new QTreeView(this);
    m_view->setObjectName(QStringLiteral("outline"));
    m_view->setAccessibleName(tr("Outline"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHeaderHidden(true);
    // A hidden header keeps its section at 100 or more: the one column gets the width of the view by hand.
    m_view->header()->setMinimumSectionSize(1);
    m_view->header()->setStretchLastSection(false);
    m_view->setMinimumWidth(RailWidth);
    m_view->setIndentation(0);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setTabKeyNavigation(false);
    m_view->installEventFilter(this);
    box->addWidget(m_view, 1);

    const auto settle = [this] {
        if (!m_rail)
            m_view->expandAll();
        setCurrent(m_page, m_entry);
    };
    connect(m_model, &OutlineModel::rebuilt, this, settle);
    settle();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_quiet)
            choose(false);
    });
    // A click on the entry that is current already asks for it again: the page may show another place by now.
    connect(m_view, &QTreeView::clicked, this, [this] { choose(false); });
    connect(&context.document(), &Document::stateChanged, this, &OutlinePanel::showIdentity);
    connect(&context, &Context::profileChanged, this, &OutlinePanel::showIdentity);
    showIdentity();
}

void OutlinePanel::showIdentity()
{
    QString kind;
    switch (m_context.profile().documentType()) {
    case spec::Profile::DocumentType::Item: kind = tr("Item"); break;
    case spec::Profile::DocumentType::Collection: kind = tr("Collection"); break;
    case spec::Profile::DocumentType::Catalog: kind = tr("Catalogue"); break;
    case spec::Profile::DocumentType::Unknown: kind = tr("Not a STAC document"); break;
    }
    m_kind->setText(kind);
    const Json &root = m_context.root();
    const auto id = root.is_object() ? root.find("id") : root.end();
    const bool named = root.is_object() && id != root.end() && id->is_string() && !id->get_ref<const std::string &>().empty();
    m_id->setText(named ? QString::fromStdString(id->get_ref<const std::string &>()) : tr("no id"));
}

void OutlinePanel::setRail(bool rail)
{
    if (rail == m_rail)
        return;
    m_rail = rail;
    m_delegate->setRail(rail);
    m_identity->setVisible(!rail);
    // A bar would hide the icons' marks; keys and wheel still reach what is below.
    m_view->setVerticalScrollBarPolicy(rail ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    static_cast<QVBoxLayout *>(layout())->setContentsMargins(0, rail ? 8 : 0, 0, 8);
    m_quiet = true;
    if (rail)
        m_view->collapseAll();
    else
        m_view->expandAll();
    m_view->doItemsLayout();
    m_quiet = false;
    setCurrent(m_page, m_entry);
}

void OutlinePanel::setCurrent(const std::string &pageId, const Pointer &pointer)
{
    m_page = pageId;
    m_entry = pointer;
    auto index = m_model->indexFor(pageId, pointer);
    if (m_rail && index.parent().isValid())
        index = index.parent();
    if (!index.isValid() || index == m_view->currentIndex())
        return;
    m_quiet = true;
    m_view->setCurrentIndex(index);
    m_quiet = false;
}

void OutlinePanel::choose(bool enter)
{
    const auto index = m_view->currentIndex();
    if (!index.isValid())
        return;
    m_page = m_model->pageId(index);
    m_entry = m_model->pointer(index);
    Q_EMIT chosen(QString::fromStdString(m_page), m_entry, enter);
}

bool OutlinePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        m_view->header()->resizeSection(0, m_view->width());
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(true);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void OutlinePanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), look::color(look::Role::Chrome));
}

} // namespace mlm
