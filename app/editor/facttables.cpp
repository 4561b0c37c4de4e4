// SPDX-License-Identifier: Apache-2.0
#include "app/editor/facttables.h"
#include "app/editor/bytestext.h"
#include "app/editor/factsview.h"
#include "widgets/style/theme.h"
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace mlm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WeightsFacts)
};

QString number(std::uint64_t value) { return QLocale(QLocale::English).toString(qulonglong(value)); }

/// The product of a shape; nothing where it does not fit.
std::optional<std::uint64_t> elementsOf(const std::vector<std::int64_t> &shape)
{
    std::uint64_t all = 1;
    for (const std::int64_t size : shape)
        if (size < 0 || __builtin_mul_overflow(all, std::uint64_t(size), &all))
            return {};
    return all;
}

QString portText(const weights::PortFact &port)
{
    const QString name = port.name ? QString::fromStdString(*port.name) : Text::tr("without a name");
    const QString type = port.dtype ? QString::fromStdString(*port.dtype) : Text::tr("type not told");
    return Text::tr("%1: %2 %3").arg(name, type, port.shape ? shapeText(*port.shape) : Text::tr("of a shape that is not told"));
}

} // namespace

QString shapeText(const std::vector<std::int64_t> &shape)
{
    if (shape.empty())
        return Text::tr("scalar");
    QStringList sizes;
    for (const std::int64_t size : shape)
        sizes << QString::number(qlonglong(size));
    return QLatin1Char('[') + sizes.join(QStringLiteral(", ")) + QLatin1Char(']');
}

void TensorListModel::show(const std::vector<weights::TensorFact> *tensors)
{
    beginResetModel();
    m_tensors = tensors ? *tensors : std::vector<weights::TensorFact>();
    endResetModel();
}

int TensorListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_tensors.size()); }

QVariant TensorListModel::data(const QModelIndex &index, int role) const
{
    const weights::TensorFact &tensor = m_tensors[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Elements)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && index.column() != Type)
        return look::fixedFont(-1);
    if (role != Qt::DisplayRole && (role != Qt::ToolTipRole || index.column() != Name))
        return {};
    switch (index.column()) {
    case Name: return QString::fromStdString(tensor.name);
    case Type: return QString::fromStdString(tensor.dtype);
    case Shape: return shapeText(tensor.shape);
    default: {
        const auto elements = elementsOf(tensor.shape);
        return elements ? number(*elements) : QString();
    }
    }
}

QVariant TensorListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Name"), tr("Type"), tr("Shape"), tr("Elements")};
    return titles[section];
}

void LinesModel::show(std::vector<Line> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int LinesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

QVariant LinesModel::data(const QModelIndex &index, int role) const
{
    const Line &line = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return line.cells.value(index.column());
    case Qt::DecorationRole: return index.column() == 0 && line.severity ? QVariant(look::icon(*line.severity)) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == 0 && line.severity ? look::severityWord(*line.severity) + QStringLiteral(": ") + line.cells.value(0) : line.cells.value(index.column());
    default: return {};
    }
}

QVariant LinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

std::vector<LinesModel::Line> importLines(const weights::Facts &facts)
{
    using Class = weights::ImportFact::Class;
    std::vector<weights::ImportFact> imports = facts.imports;
    std::stable_sort(imports.begin(), imports.end(), [](const auto &a, const auto &b) { return a.kind > b.kind; });
    std::vector<LinesModel::Line> lines;
    for (const auto &import : imports) {
        const QString kind = import.kind == Class::Dangerous   ? Text::tr("known dangerous: runs commands, opens files or uses the network")
                             : import.kind == Class::NeedsCode ? Text::tr("needs code of the model's own or of a library")
                                                               : Text::tr("tensors only");
        const auto severity = import.kind == Class::Dangerous   ? std::optional(Severity::Error)
                              : import.kind == Class::NeedsCode ? std::optional(Severity::Warning)
                                                                : std::nullopt;
        lines.push_back({{QString::fromStdString(import.name), kind}, severity});
    }
    return lines;
}

std::vector<LinesModel::Line> noteLines(const weights::Inspection &file, const QStringList &further)
{
    std::vector<LinesModel::Line> lines;
    for (const auto &note : FactsView::notesOf(file))
        lines.push_back({{note.text}, FactsView::severityOf(note.level)});
    for (const QString &text : further)
        if (std::none_of(lines.begin(), lines.end(), [&](const auto &line) { return line.cells.first() == text; }))
            lines.push_back({{text}, Severity::Advice});
    return lines;
}

std::vector<LinesModel::Line> detailLines(const weights::Facts &facts)
{
    std::vector<LinesModel::Line> lines;
    const auto say = [&](const QString &label, const QString &value, const QString &whereFrom) {
        if (!value.isEmpty())
            lines.push_back({{label, value, whereFrom}});
    };
    const auto text = [&](const QString &label, const weights::Maybe<std::string> &fact) {
        if (fact)
            say(label, QString::fromStdString(fact->value), fact->whereFrom);
    };
    text(Text::tr("Format version"), facts.formatVersion);
    text(Text::tr("Framework"), facts.framework);
    text(Text::tr("Framework version"), facts.frameworkVersion);
    text(Text::tr("Written by"), facts.producer);
    text(Text::tr("Artifact type"), facts.artifactType);
    text(Text::tr("Compile method"), facts.compileMethod);
    text(Text::tr("Media type"), facts.mediaType);
    text(Text::tr("Byte order"), facts.byteOrder);
    if (facts.headerSize)
        say(Text::tr("Header"), bytesExact(qint64(facts.headerSize->value)), facts.headerSize->whereFrom);
    if (facts.parameterBytes)
        say(Text::tr("Parameters"), bytesExact(qint64(facts.parameterBytes->value)), facts.parameterBytes->whereFrom);
    for (const auto &[dtype, count] : facts.dtypes)
        say(QString::fromStdString(dtype), Text::tr("%1 elements").arg(number(count)), {});
    for (const auto &port : facts.inputs)
        say(Text::tr("Input"), portText(port), port.whereFrom);
    for (const auto &port : facts.outputs)
        say(Text::tr("Output"), portText(port), port.whereFrom);
    for (const auto &[label, value] : facts.details)
        say(label, value, {});
    for (const auto &part : facts.parts)
        say(Text::tr("Part"), QString::fromStdString(part.name), part.present ? bytesShort(qint64(part.size)) : Text::tr("missing"));
    if (facts.packedMetadata)
        say(Text::tr("MLM metadata"), Text::tr("packed inside the file"), {});
    return lines;
}

} // namespace mlm
