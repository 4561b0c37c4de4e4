// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/problemsfilterbar.h"
#include "widgets/context.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace mlm {

ProblemsFilterBar::ProblemsFilterBar(Context &context, QWidget *parent) : Surface(look::Role::Chrome, Qt::BottomEdge, parent), m_context(context)
{
    setFixedHeight(Height);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(8);
    m_text = new QLineEdit(this);
    m_text->setObjectName(QStringLiteral("problemsText"));
    m_text->setPlaceholderText(tr("Words in the problem"));
    m_text->setAccessibleName(tr("Words in the problem"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(72);
    row->addWidget(m_text, 2);
    const auto add = [&](const char *name, const QString &label) {
        auto *box = new QComboBox(this);
        box->setObjectName(QString::fromLatin1(name));
        box->setAccessibleName(label);
        box->setToolTip(label);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(5);
        box->setMinimumWidth(60);
        row->addWidget(box, 1);
        connect(box, &QComboBox::currentIndexChanged, this, &ProblemsFilterBar::changed);
        return box;
    };
    m_severity = add("problemsSeverity", tr("How grave"));
    m_severity->addItem(tr("All kinds"));
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Advice})
        m_severity->addItem(look::icon(severity), severity == Severity::Error     ? tr("Errors")
                                                  : severity == Severity::Warning ? tr("Warnings")
                                                                                  : tr("Advice"),
                            int(severity));
    m_source = add("problemsSource", tr("Who says so"));
    m_source->addItem(tr("From everywhere"));
    m_source->addItem(tr("Published schema"), int(Source::Schema));
    m_source->addItem(tr("Text of the specification"), int(Source::Spec));
    m_source->addItem(tr("Good practice"), int(Source::Practice));
    m_page = add("problemsPage", tr("Which page"));
    fillPages();
    connect(&context, &Context::profileChanged, this, &ProblemsFilterBar::fillPages);
    connect(m_text, &QLineEdit::textChanged, this, &ProblemsFilterBar::changed);
    hide();
}

void ProblemsFilterBar::fillPages()
{
    const QSignalBlocker quiet(m_page);
    const QVariant before = m_page->currentData();
    m_page->clear();
    m_page->addItem(tr("All pages"));
    for (const spec::Page &page : spec::pages(m_context.profile().documentType()))
        m_page->addItem(page.title, QString::fromStdString(page.id));
    m_page->setCurrentIndex(before.isValid() ? std::max(0, m_page->findData(before)) : 0);
}

ProblemsFilter ProblemsFilterBar::filter() const
{
    ProblemsFilter filter;
    if (const QVariant severity = m_severity->currentData(); severity.isValid())
        filter.severity = Severity(severity.toInt());
    if (const QVariant source = m_source->currentData(); source.isValid())
        filter.source = Source(source.toInt());
    filter.page = m_page->currentData().toString().toStdString();
    filter.text = m_text->text().trimmed();
    return filter;
}

void ProblemsFilterBar::open()
{
    show();
    m_text->selectAll();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void ProblemsFilterBar::clear()
{
    {
        const QSignalBlocker a(m_text), b(m_severity), c(m_source), d(m_page);
        m_text->clear();
        for (auto *box : {m_severity, m_source, m_page})
            box->setCurrentIndex(0);
    }
    Q_EMIT changed();
}

void ProblemsFilterBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        Surface::keyPressEvent(event);
}

} // namespace mlm
