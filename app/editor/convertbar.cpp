// SPDX-License-Identifier: Apache-2.0
#include "app/editor/convertbar.h"
#include "core/convert/detect.h"
#include "core/spec/data.h"
#include "widgets/context.h"
#include <QTimer>
#include <QToolButton>

namespace mlm {

namespace {

struct Offer { QString text, button; };

Offer offerFor(const convert::Detected &found)
{
    const std::string current = convert::Target().mlm;
    // What came out after this program is left to a newer one.
    const bool later = found.family == convert::Family::Mlm && spec::versionOf(found.release) > spec::versionOf(current);
    if (!found.outdated || later)
        return {};
    const bool older = found.family == convert::Family::Mlm && !found.release.empty() && found.release != current;
    const QString button = older ? ConvertBar::tr("Upgrade to %1…").arg(QString::fromStdString(current)) : ConvertBar::tr("Convert…");
    if (found.family == convert::Family::Mlm && found.dead && !older)
        return {ConvertBar::tr("This is %1, declared under an address that can never validate.").arg(found.name), button};
    if (found.family == convert::Family::Mlm && !older)
        return {ConvertBar::tr("This is %1 with remains of older metadata.").arg(found.name), button};
    return {ConvertBar::tr("This is %1.").arg(found.name), button};
}

} // namespace

ConvertBar::ConvertBar(Context &context, QWidget *parent) : MessageBar(parent), m_context(context)
{
    setObjectName(QStringLiteral("convertBar"));
    connect(findChild<QToolButton *>(QStringLiteral("messageClose")), &QToolButton::clicked, this, [this] { m_closed = true; });
    auto *soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(150); // typing comes first
    connect(soon, &QTimer::timeout, this, &ConvertBar::look);
    connect(&context.document(), &Document::stateChanged, soon, qOverload<>(&QTimer::start));
    look();
}

void ConvertBar::look()
{
    const Offer offer = m_closed ? Offer() : offerFor(convert::detect(m_context.root()));
    if (offer.text.isEmpty()) {
        m_said.clear();
        hide();
    } else if (m_said == offer.text + offer.button) {
        show();
    } else {
        m_said = offer.text + offer.button;
        // Its button closes the bar first: it comes back at once, for nothing has been converted yet.
        say(Severity::Advice, offer.text, {{QStringLiteral("convertNow"), offer.button, [this] {
            look();
            Q_EMIT convertRequested();
        }}});
    }
}

} // namespace mlm
