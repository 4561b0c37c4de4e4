// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/explanation.h"
#include "core/validation/explain.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include <QDesktopServices>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScreen>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace mlm {

namespace {

constexpr int textWidth = 560;

/// A heading with what stands under it.
void addPart(QVBoxLayout *box, const QString &title, QLabel *body)
{
    box->addSpacing(8);
    box->addWidget(textLabel(title, -1, QFont::DemiBold));
    body->setWordWrap(true);
    body->setTextInteractionFlags(Qt::TextSelectableByMouse);
    box->addWidget(body);
}

QLabel *example(const std::string &text)
{
    QLabel *label = fixedLabel(QString::fromStdString(text));
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(12, 8, 12, 8);
    label->setAutoFillBackground(true);
    QPalette colours = label->palette();
    colours.setColor(QPalette::Window, look::color(look::Role::Page));
    label->setPalette(colours);
    return label;
}

QLabel *plain(const QString &text)
{
    QLabel *label = textLabel(text);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ExplanationDialog::ExplanationDialog(const std::string &rule, const QString &message, const QString &advice, QWidget *parent) : QDialog(parent)
{
    const Explanation page = explain(rule);
    setObjectName(QStringLiteral("explanation"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What this means"));
    QPalette colours = palette();
    colours.setColor(QPalette::Window, look::color(look::Role::Card));
    setPalette(colours);

    auto *content = new QWidget;
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(24, 20, 24, 12);
    box->setSpacing(4);
    QLabel *title = textLabel(page.title, 3, QFont::DemiBold);
    title->setObjectName(QStringLiteral("title"));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    box->addWidget(title);
    box->addWidget(fixedLabel(QString::fromStdString(page.id), true));
    if (!message.isEmpty())
        addPart(box, tr("What is wrong here"), plain(advice.isEmpty() ? message : message + QLatin1Char(' ') + advice));
    addPart(box, tr("Why"), plain(page.about));
    if (!page.applies.isEmpty())
        addPart(box, tr("For"), plain(page.applies));
    if (!page.passes.empty())
        addPart(box, tr("Passes"), example(page.passes));
    if (!page.fails.empty())
        addPart(box, tr("Does not pass"), example(page.fails));
    box->addStretch(1);
    content->setMinimumWidth(textWidth);

    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(20, 4, 24, 16);
    // An address is text until someone asks to go there.
    const QUrl address(QString::fromStdString(page.reference));
    if (address.scheme() == QLatin1StringView("https")) {
        auto *section = textButton({}, page.section, look::Ink::Accent, "link");
        section->setObjectName(QStringLiteral("section"));
        section->setToolTip(tr("Opens %1 in the browser").arg(address.toString()));
        section->setAccessibleName(tr("Read more: %1").arg(page.section));
        connect(section, &QToolButton::clicked, this, [address] { QDesktopServices::openUrl(address); });
        foot->addWidget(section);
    } else if (!page.section.isEmpty()) {
        foot->addWidget(softLabel(page.section, -1));
    }
    foot->addStretch(1);
    auto *close = pushButton(tr("Close"), "default");
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    foot->addWidget(close);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(area, 1);
    whole->addLayout(foot);
    const int room = screen() ? screen()->availableGeometry().height() * 3 / 4 : 600;
    resize(textWidth + 24, std::min(room, content->heightForWidth(textWidth) + 72));
    close->setFocus();
}

void ExplanationDialog::show(QWidget *at, const std::string &rule, const QString &message, const QString &advice)
{
    if (!explain(rule).known)
        return;
    QWidget *window = at->window();
    const auto open = window->findChildren<ExplanationDialog *>(Qt::FindDirectChildrenOnly);
    for (ExplanationDialog *old : open) {
        old->setObjectName(QString());
        old->close();
    }
    auto *dialog = new ExplanationDialog(rule, message, advice, window);
    dialog->QDialog::show();
}

bool ExplanationDialog::isHelpKey(const QKeyEvent *event)
{
    return event->key() == Qt::Key_F1 && event->modifiers() == Qt::NoModifier;
}

} // namespace mlm
