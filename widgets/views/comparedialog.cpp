// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/comparedialog.h"
#include "widgets/views/caption.h"
#include "core/document/linediff.h"
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace mlm {

namespace {

QStringList linesOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).split(QLatin1Char('\n'));
}

constexpr int Around = 3; ///< equal lines kept on each side of a difference

} // namespace

CompareDialog::CompareDialog(const QString &leftTitle, std::string_view left, const QString &rightTitle,
                             std::string_view right, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("compareDialog"));
    setWindowTitle(tr("Compare"));
    resize(820, 560);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, look::color(look::Role::Card));
    setPalette(colours);
    const QStringList a = linesOf(left);
    const QStringList b = linesOf(right);
    const auto runs = lineDiff(a, b);

    QStringList shown;
    std::vector<char> marks;
    const auto put = [&](char mark, int number, const QString &line) {
        QString text = line;
        if (text.endsWith(QLatin1Char('\r')))
            text.chop(1);
        shown << QStringLiteral("%1 %2  %3").arg(QLatin1Char(mark)).arg(number + 1, 5).arg(text.left(2000));
        marks.push_back(mark);
    };
    const auto gap = [&](int lines) {
        shown << tr("… %1 equal lines").arg(lines);
        marks.push_back('.');
    };
    bool inDifference = false;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const LineRun &run = runs[i];
        if (run.kind != LineRun::Kind::Same) {
            if (!inDifference)
                ++m_differences;
            inDifference = true;
            for (int n = 0; n < run.count; ++n) {
                if (run.kind == LineRun::Kind::Left)
                    put('-', run.left + n, a[run.left + n]);
                else
                    put('+', run.right + n, b[run.right + n]);
            }
            continue;
        }
        inDifference = false;
        const int before = i == 0 ? 0 : Around;
        const int after = i + 1 == runs.size() ? 0 : Around;
        if (run.count <= before + after + 1) {
            for (int n = 0; n < run.count; ++n)
                put(' ', run.left + n, a[run.left + n]);
            continue;
        }
        for (int n = 0; n < before; ++n)
            put(' ', run.left + n, a[run.left + n]);
        gap(run.count - before - after);
        for (int n = run.count - after; n < run.count; ++n)
            put(' ', run.left + n, a[run.left + n]);
    }

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(24, 20, 24, 20);
    box->setSpacing(8);
    box->addWidget(new Caption(m_differences == 0   ? tr("The two are the same")
                               : m_differences == 1 ? tr("One place differs")
                                                    : tr("%1 places differ").arg(m_differences),
                               {look::Role::Text, 3, QFont::DemiBold}, this));
    box->addWidget(new Caption(tr("Lines with - are only in %1, lines with + only in %2.").arg(leftTitle, rightTitle),
                               {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideRight}, this));
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(QStringLiteral("compareText"));
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(tr("Differences"));
    text->setFont(look::fixedFont(-1));
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setPlainText(shown.join(QLatin1Char('\n')));
    QList<QTextEdit::ExtraSelection> tints;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i] != '-' && marks[i] != '+')
            continue;
        QTextEdit::ExtraSelection tint;
        tint.format.setBackground(look::color(marks[i] == '-' ? look::Role::ErrorTint : look::Role::Tint));
        tint.format.setProperty(QTextFormat::FullWidthSelection, true);
        tint.cursor = QTextCursor(text->document()->findBlockByNumber(int(i)));
        tints << tint;
    }
    text->setExtraSelections(tints);
    box->addWidget(text, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    box->addWidget(buttons);
}

} // namespace mlm
