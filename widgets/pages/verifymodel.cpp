// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/verifymodel.h"
#include "widgets/style/paint.h"
#include <QLocale>
#include <QPainter>
#include <array>

namespace mlm {

using weights::AssetVerdict;
using weights::Outcome;

namespace {

constexpr int longestText = 400; ///< characters; a cell shows fewer
constexpr Outcome order[] = {Outcome::Differs, Outcome::Unknown, Outcome::Agrees};

QString shown(const Json &value)
{
    if (value.is_number_integer() && value >= 0)
        return QLocale(QLocale::English).toString(qulonglong(value.get<std::uint64_t>()));
    if (value.is_array() && !value.empty() && value.front().is_object()) { // inputs, say: their names are what one knows them by
        QStringList names;
        for (const Json &one : value)
            names << (one.is_object() && one.contains("name") && one["name"].is_string() ? QString::fromStdString(one["name"].get<std::string>()) : VerifyModel::tr("without a name"));
        return names.join(QStringLiteral(", ")).left(longestText);
    }
    QString text = value.is_string() ? QString::fromStdString(value.get<std::string>())
                                     : QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    if (value.is_array())
        text.replace(QLatin1Char(','), QStringLiteral(", "));
    return text.size() > longestText ? text.left(longestText - 1) + QStringLiteral("…") : text;
}

QString word(Outcome outcome)
{
    return outcome == Outcome::Agrees ? VerifyModel::tr("agrees") : outcome == Outcome::Differs ? VerifyModel::tr("differs") : VerifyModel::tr("cannot be known");
}

QString summaryOf(const AssetVerdict &verdict)
{
    if (verdict.state != AssetVerdict::State::Checked)
        return verdict.explanation;
    QStringList texts;
    for (const Outcome outcome : order) {
        const auto count = verdict.count(outcome);
        if (count == 0)
            continue;
        texts << (outcome == Outcome::Agrees    ? (count == 1 ? VerifyModel::tr("1 agrees") : VerifyModel::tr("%1 agree").arg(count))
                  : outcome == Outcome::Differs ? (count == 1 ? VerifyModel::tr("1 differs") : VerifyModel::tr("%1 differ").arg(count))
                                                : VerifyModel::tr("%1 cannot be known").arg(count));
    }
    return texts.isEmpty() ? VerifyModel::tr("nothing to compare") : texts.join(QStringLiteral(", "));
}

VerifyModel::Icon iconOf(const AssetVerdict &verdict)
{
    if (verdict.isWrong())
        return VerifyModel::Icon::Error;
    const bool good = verdict.state == AssetVerdict::State::Checked && verdict.count(Outcome::Agrees) > 0;
    return good ? VerifyModel::Icon::Ok : VerifyModel::Icon::Unknown;
}

} // namespace

void VerifyModel::show(std::vector<AssetVerdict> verdicts, bool agreeing)
{
    beginResetModel();
    m_verdicts = std::move(verdicts);
    m_rows.clear();
    for (std::size_t i = 0; i < m_verdicts.size(); ++i) {
        m_rows.push_back({i});
        const auto &comparisons = m_verdicts[i].comparisons;
        for (const Outcome outcome : order)
            for (std::size_t k = 0; k < comparisons.size(); ++k)
                if (comparisons[k].outcome == outcome && (agreeing || outcome != Outcome::Agrees))
                    m_rows.push_back({i, int(k)});
    }
    endResetModel();
}

std::size_t VerifyModel::count(Outcome outcome) const
{
    std::size_t count = 0;
    for (const auto &verdict : m_verdicts)
        count += verdict.count(outcome);
    return count;
}

QList<int> VerifyModel::headings() const
{
    QList<int> rows;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].comparison < 0)
            rows << int(i);
    return rows;
}

Pointer VerifyModel::pointerAt(int index) const
{
    if (index < 0 || index >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[std::size_t(index)];
    const AssetVerdict &verdict = m_verdicts[row.asset];
    return row.comparison < 0 ? Pointer::of("/assets") / verdict.key : verdict.comparisons[std::size_t(row.comparison)].pointer;
}

int VerifyModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant VerifyModel::headingData(const AssetVerdict &verdict, const QModelIndex &index, int role) const
{
    const QString key = QString::fromStdString(verdict.key);
    switch (role) {
    case HeadingRole: return true;
    case IconRole: return int(iconOf(verdict));
    case SummaryRole: return summaryOf(verdict);
    case Qt::DisplayRole: return index.column() == What ? QVariant(key) : QVariant();
    case Qt::AccessibleTextRole: return tr("Asset %1: %2").arg(key, summaryOf(verdict));
    case Qt::ToolTipRole: {
        QString text = tr("%1: %2").arg(verdict.path.isEmpty() ? QString::fromStdString(verdict.href) : verdict.path, summaryOf(verdict));
        return verdict.refusal ? text + QLatin1Char('\n') + verdict.refusal->message : text;
    }
    default: return {};
    }
}

QVariant VerifyModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[std::size_t(index.row())];
    const AssetVerdict &verdict = m_verdicts[row.asset];
    if (row.comparison < 0)
        return headingData(verdict, index, role);
    const weights::Comparison &comparison = verdict.comparisons[std::size_t(row.comparison)];
    const bool found = comparison.found.has_value();
    const auto text = [&]() -> QString {
        switch (index.column()) {
        case What: return comparison.what;
        case Recorded: return shown(comparison.recorded);
        case Found: return found ? shown(*comparison.found) : comparison.explanation;
        default: return word(comparison.outcome);
        }
    };
    switch (role) {
    case Qt::DisplayRole: return text();
    case Qt::AccessibleTextRole: return index.column() == What ? tr("%1, %2").arg(comparison.what, word(comparison.outcome)) : text();
    case Qt::ToolTipRole:
        return tr("%1 %2. Recorded: %3. Found: %4. %5")
            .arg(comparison.what, word(comparison.outcome), shown(comparison.recorded), found ? shown(*comparison.found) : tr("nothing"), comparison.explanation)
            .trimmed();
    case IconRole:
        return index.column() != Verdict ? int(Icon::None)
                                         : int(comparison.outcome == Outcome::Agrees ? Icon::Ok : comparison.outcome == Outcome::Differs ? Icon::Error : Icon::Unknown);
    case SoftRole: return comparison.outcome == Outcome::Agrees || (index.column() == Found && !found);
    case FixedRole: return index.column() == Recorded || (index.column() == Found && found);
    default: return {};
    }
}

QVariant VerifyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("What"), tr("In the document"), tr("In the file"), tr("Result")};
    return titles[section];
}

void VerifyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    using Icon = VerifyModel::Icon;
    QPainter &p = *painter;
    p.save();
    const QRect r = option.rect;
    const bool heading = index.data(VerifyModel::HeadingRole).toBool();
    const auto icon = Icon(index.data(VerifyModel::IconRole).toInt());
    p.fillRect(r, look::color(option.state & QStyle::State_Selected ? look::Role::Tint : look::Role::Card));
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), look::color(look::Role::Line));
    QRect text = r.adjusted(8, 0, -8, -1);
    if (icon != Icon::None) {
        static constexpr std::array<std::pair<const char *, look::Ink>, 4> icons{
            {{"", look::Ink::Soft}, {"ok", look::Ink::Accent}, {"error", look::Ink::Error}, {"help", look::Ink::Soft}}};
        const auto &[name, ink] = icons[std::size_t(icon)];
        look::drawIcon(&p, QRect(text.left(), text.top(), 16, text.height()), QString::fromLatin1(name), ink, 14);
        text.setLeft(text.left() + 24);
    }
    QString words = index.data().toString();
    if (heading) {
        p.setFont(look::font(-1, QFont::DemiBold));
        p.setPen(look::color(look::Role::Text));
        const QString name = p.fontMetrics().elidedText(words, Qt::ElideMiddle, text.width() / 2);
        p.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, name);
        text.setLeft(text.left() + p.fontMetrics().horizontalAdvance(name) + 12);
        words = index.data(VerifyModel::SummaryRole).toString();
    }
    const bool fixed = index.data(VerifyModel::FixedRole).toBool();
    p.setFont(fixed ? look::fixedFont(-1) : look::font(-1));
    p.setPen(look::color(heading || index.data(VerifyModel::SoftRole).toBool() ? look::Role::Soft : look::Role::Text));
    p.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(words, fixed ? Qt::ElideMiddle : Qt::ElideRight, text.width()));
    if (option.state & QStyle::State_HasFocus)
        look::drawFocusRing(&p, r.adjusted(0, 0, 0, -1), 2);
    p.restore();
}

} // namespace mlm
