// SPDX-License-Identifier: Apache-2.0
#include "app/editor/importmodel.h"
#include "app/editor/bytestext.h"
#include "widgets/style/paint.h"
#include "widgets/style/theme.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace mlm {

using State = weights::Proposal::State;

QString ImportModel::shown(const Json &value, const Pointer &pointer)
{
    if (value.is_number_integer() && (pointer.last() == "file:size" || pointer.last() == "mlm:memory_size")) {
        const qint64 bytes = value.get<qint64>();
        return bytes < 1024 ? bytesExact(bytes) : bytesExact(bytes) + QStringLiteral(" = ") + bytesShort(bytes);
    }
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString::fromStdString(value.dump());
}

void ImportModel::show(const Json &root, std::vector<weights::Proposal> proposals)
{
    beginResetModel();
    m_proposals = std::move(proposals);
    m_now.clear();
    for (const auto &proposal : m_proposals) {
        const Json *now = proposal.pointer.in(root);
        m_now << (now ? shown(*now, proposal.pointer) : QString());
    }
    endResetModel();
}

int ImportModel::ticked() const
{
    return int(std::count_if(m_proposals.begin(), m_proposals.end(), [](const auto &p) { return p.ticked; }));
}

int ImportModel::count(State state) const
{
    return int(std::count_if(m_proposals.begin(), m_proposals.end(), [state](const auto &p) { return p.state == state; }));
}

int ImportModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_proposals.size()); }

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    const auto &proposal = m_proposals[std::size_t(index.row())];
    const QString field = QString::fromStdString(proposal.pointer.last());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Field: return field;
        case Now: return m_now[index.row()].isNull() ? tr("absent") : m_now[index.row()];
        case FromFile: return shown(proposal.value, proposal.pointer);
        case WhereFrom: return proposal.whereFrom;
        default: return {};
        }
    case Qt::CheckStateRole:
        if (index.column() == Field && proposal.state != State::Agrees)
            return proposal.ticked ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::ToolTipRole: return index.column() == Field ? proposal.pointer.toQString() : data(index, Qt::DisplayRole);
    case Qt::AccessibleTextRole:
        if (index.column() == FromFile && proposal.state == State::Differs)
            return tr("%1, differs from the document").arg(shown(proposal.value, proposal.pointer));
        return data(index, Qt::DisplayRole);
    case StateRole: return int(proposal.state);
    default: return {};
    }
}

bool ImportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    auto &proposal = m_proposals[std::size_t(index.row())];
    if (role != Qt::CheckStateRole || proposal.state == State::Agrees)
        return false;
    proposal.ticked = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index);
    return true;
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Field"), tr("In the document"), tr("From the file"), tr("Where from")};
    return names[section];
}

Qt::ItemFlags ImportModel::flags(const QModelIndex &index) const
{
    const bool tick = index.column() == Field && m_proposals[std::size_t(index.row())].state != State::Agrees;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | (tick ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

void ImportDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QPainter &p = *painter;
    const QRect r = option.rect;
    const auto state = State(index.data(ImportModel::StateRole).toInt());
    p.save();
    p.fillRect(r, look::color(state == State::Differs                     ? look::Role::WarningTint
                              : option.state & QStyle::State_Selected ? look::Role::Tint
                                                                      : look::Role::Card));
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), look::color(look::Role::Line));
    QRect text = r.adjusted(8, 0, -8, -1);
    const bool agrees = state == State::Agrees;
    if (index.column() == ImportModel::Field) {
        const QRect mark(text.left(), text.center().y() - 8, 16, 16);
        if (agrees) {
            p.setFont(look::fixedFont(-1));
            p.setPen(look::color(look::Role::Soft));
            p.drawText(mark, Qt::AlignCenter, QStringLiteral("="));
        } else {
            const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            look::drawPanel(&p, mark, look::color(on ? look::Role::Accent : look::Role::Base),
                            on ? QColor() : look::color(look::Role::EdgeStrong), 3);
            if (on)
                look::drawIcon(&p, mark, QStringLiteral("check"), look::Ink::OnAccent, 14);
        }
        text.setLeft(mark.right() + 12);
    }
    QString words = index.data().toString();
    const bool absent = index.column() == ImportModel::Now && words == ImportModel::tr("absent");
    if (index.column() == ImportModel::FromFile && state == State::Differs) {
        p.drawPixmap(QPointF(text.left(), text.center().y() - 7),
                     look::pixmap(QStringLiteral("warning"), look::Ink::Warning, 14, p.device()->devicePixelRatioF()));
        text.setLeft(text.left() + 20);
        p.setFont(look::font(-1, QFont::Medium));
        const QString differs = ImportModel::tr("differs");
        const int width = p.fontMetrics().horizontalAdvance(differs);
        p.setPen(look::color(look::Role::Text));
        p.drawText(QRect(text.right() - width, text.top(), width + 1, text.height()), Qt::AlignVCenter, differs);
        text.setRight(text.right() - width - 8);
    }
    const bool fixed = index.column() != ImportModel::WhereFrom && !absent;
    p.setFont(fixed ? look::fixedFont(-1) : look::font(-1));
    p.setPen(look::color(agrees || absent || index.column() == ImportModel::WhereFrom ? look::Role::Soft : look::Role::Text));
    p.drawText(text, Qt::AlignVCenter, p.fontMetrics().elidedText(words, Qt::ElideMiddle, text.width()));
    if (option.state & QStyle::State_HasFocus)
        look::drawFocusRing(&p, r.adjusted(0, 0, 0, -1), 2);
    p.restore();
}

bool ImportDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const QModelIndex tick = index.siblingAtColumn(ImportModel::Field);
    if (!(tick.flags() & Qt::ItemIsUserCheckable))
        return false;
    bool toggle = false;
    if (event->type() == QEvent::MouseButtonRelease)
        toggle = static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton && option.rect.contains(static_cast<QMouseEvent *>(event)->position().toPoint());
    else if (event->type() == QEvent::KeyPress)
        toggle = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!toggle)
        return false;
    const bool on = tick.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(tick, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace mlm
