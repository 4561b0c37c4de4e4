// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/lineinput.h"
#include "widgets/fields/fieldeditor.h"
#include "widgets/style/paint.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace mlm {

ChoiceModel::ChoiceModel(std::shared_ptr<const spec::Type> type, bool withNull, QObject *parent)
    : QAbstractListModel(parent), m_type(std::move(type)), m_withNull(withNull)
{
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_type->choices.size()) + (m_withNull ? 1 : 0);
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    const auto row = std::size_t(index.row());
    const bool null = row >= m_type->choices.size();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: {
        if (null)
            return QStringLiteral("null");
        const Json &value = m_type->choices[row].value;
        return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : jsonText(value);
    }
    case MeaningRole: return null ? m_type->nullMeaning : m_type->choices[row].label;
    case NullRole: return null;
    default: return {};
    }
}

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem own(option);
    initStyleOption(&own, index);
    const QStyle *style = own.widget ? own.widget->style() : nullptr;
    const QString words = std::exchange(own.text, QString());
    if (style)
        style->drawControl(QStyle::CE_ItemViewItem, &own, painter, own.widget);
    QRect rest = option.rect.adjusted(8, 0, -8, 0);
    const QString meaning = index.data(ChoiceModel::MeaningRole).toString();
    if (index.data(ChoiceModel::NullRole).toBool()) {
        look::drawNull(painter, rest, meaning, own.font);
        return;
    }
    painter->save();
    painter->setFont(own.font);
    painter->setPen(look::color(look::Role::Text));
    const QFontMetrics metrics(own.font);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, metrics.elidedText(words, Qt::ElideRight, rest.width()));
    rest.setLeft(rest.left() + metrics.horizontalAdvance(words) + 12);
    if (!meaning.isEmpty() && rest.width() > 24) {
        painter->setFont(look::font(-1));
        painter->setPen(look::color(look::Role::Soft));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(meaning, Qt::ElideRight, rest.width()));
    }
    painter->restore();
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), 26};
}

LineInput::LineInput(QWidget *parent) : QLineEdit(parent) {}

void LineInput::setNull(std::optional<QString> meaning)
{
    if (m_null == meaning)
        return;
    m_null = std::move(meaning);
    update();
}

void LineInput::setEmptyMark(bool on)
{
    if (std::exchange(m_emptyMark, on) != on)
        update();
}

void LineInput::setVocabulary(std::shared_ptr<const spec::Type> type, bool withNull, bool chevron)
{
    m_type = std::move(type);
    m_withNull = withNull;
    m_chevron = chevron;
    if (chevron)
        look::setKind(this, "choice");
    delete std::exchange(m_completer, nullptr); // made when it is needed: most fields are never typed into
}

QCompleter &LineInput::completer()
{
    if (!m_completer) {
        m_completer = new QCompleter(this);
        m_completer->setModel(new ChoiceModel(m_type, m_withNull, m_completer));
        m_completer->setFilterMode(Qt::MatchContains);
        m_completer->setCaseSensitivity(Qt::CaseInsensitive);
        m_completer->setMaxVisibleItems(12);
        m_completer->setWidget(this);
        m_completer->popup()->setItemDelegate(new ChoiceDelegate(m_completer));
        m_completer->popup()->setObjectName(QStringLiteral("choices"));
        connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) {
            Q_EMIT chosen(index.data(Qt::EditRole).toString(), index.data(ChoiceModel::NullRole).toBool());
        });
    }
    return *m_completer;
}

bool LineInput::offering() const { return m_completer && m_completer->popup()->isVisible(); }

void LineInput::offer(const QString &typed)
{
    if (!m_type || m_type->choices.empty())
        return;
    QCompleter &list = completer();
    list.setCompletionPrefix(typed);
    const bool exact = list.completionCount() == 1 && list.currentCompletion() == typed;
    if (list.completionCount() == 0 || exact) {
        list.popup()->hide();
        return;
    }
    // The chips' input is short: its list still shows whole values.
    QRect where = rect();
    where.setWidth(std::max(where.width(), 240));
    list.complete(where);
}

void LineInput::showText(const QString &now)
{
    if (text() == now)
        return;
    const int at = cursorPosition();
    setText(now);
    setCursorPosition(hasFocus() ? std::min(at, int(now.size())) : 0);
}

void LineInput::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if ((!m_null && !m_emptyMark) || !text().isEmpty())
        return;
    QPainter painter(this);
    if (!m_null) {
        painter.setFont(look::fixedFont());
        painter.setPen(look::color(isEnabled() ? look::Role::Text : look::Role::Faint));
        painter.drawText(rect().adjusted(8, 0, -8, 0), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("\"\""));
        return;
    }
    look::drawNull(&painter, rect().adjusted(8, 0, m_chevron ? -look::controlHeight : -8, 0), *m_null, font(), isEnabled());
}

void LineInput::keyPressEvent(QKeyEvent *event)
{
    const bool open = event->key() == Qt::Key_F4 || event->key() == Qt::Key_Down;
    if (open && m_type && !isReadOnly()) {
        offer({});
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

bool LineInput::onChevron(const QPoint &at) const { return m_chevron && at.x() >= width() - look::controlHeight; }

void LineInput::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && onChevron(event->position().toPoint()) && !isReadOnly()) {
        offer({});
        return;
    }
    QLineEdit::mousePressEvent(event);
}

void LineInput::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(onChevron(event->position().toPoint()) ? Qt::ArrowCursor : Qt::IBeamCursor);
    QLineEdit::mouseMoveEvent(event);
}

} // namespace mlm
