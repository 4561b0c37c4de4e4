// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/fields/fieldeditor.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/findingstrip.h"
#include "widgets/style/theme.h"
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

namespace mlm {

/// An Item with what the tests put into its properties, in a window with rows for some of its fields. The rows go before the document does.
class Form
{
public:
    static std::string item(const std::string &properties)
    {
        return "{\n  \"type\": \"Feature\",\n  \"stac_version\": \"1.1.0\",\n  \"stac_extensions\": [\n"
               "    \"https://stac-extensions.github.io/mlm/v1.5.2/schema.json\"\n  ],\n  \"id\": \"a\",\n  \"geometry\": null,\n"
               "  \"properties\": {\n"
               + properties + "\n  },\n  \"links\": [],\n  \"assets\": {}\n}\n";
    }

    explicit Form(const std::string &properties) : context(document(properties))
    {
        new QVBoxLayout(&window);
        window.resize(860, 400);
        context.check().refresh();
    }

    FieldRow *row(const char *pointer)
    {
        const Pointer at = Pointer::of(pointer);
        const spec::Field *field = context.profile().fieldAt(at, context.root());
        spec::Field unknown;
        unknown.name = at.last();
        auto *made = new FieldRow(context, at, field ? *field : unknown);
        window.layout()->addWidget(made);
        return made;
    }
    FieldCard *card(const char *pointer, FieldCard::Filter filter = [](const spec::Field &) { return true; })
    {
        auto *made = new FieldCard(context, Pointer::of(pointer), QStringLiteral("Card"), std::move(filter));
        window.layout()->addWidget(made);
        return made;
    }
    bool open()
    {
        window.show();
        return QTest::qWaitForWindowActive(&window);
    }
    template <typename T = QWidget> T *find(const char *name) { return window.findChild<T *>(QString::fromLatin1(name)); }
    /// What the row's menu has; the menu closes again. `act`: the action to trigger.
    QStringList menu(const char *pointer, const char *act = nullptr)
    {
        auto *button = find<QToolButton>((std::string("menu:") + pointer).c_str());
        QStringList names;
        if (!button)
            return names;
        QTest::mouseClick(button, Qt::LeftButton);
        auto *menu = window.findChild<QMenu *>(QStringLiteral("fieldMenu"));
        for (QAction *action : menu->actions())
            if (!action->objectName().isEmpty() && action->isEnabled())
                names << action->objectName();
        auto *wanted = act ? menu->findChild<QAction *>(QString::fromLatin1(act)) : nullptr;
        menu->close();
        if (wanted)
            wanted->trigger();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return names;
    }
    const std::string &text() const { return context.document().text(); }
    const Json *at(const char *pointer) const { return context.document().at(Pointer::of(pointer)); }
    bool has(const std::string &part) const { return text().find(part) != std::string::npos; }
    int steps()
    {
        int count = 0;
        while (context.document().canUndo()) {
            context.document().undo();
            ++count;
        }
        return count;
    }
    static QList<FindingStrip *> strips(const QWidget *row)
    {
        QList<FindingStrip *> visible;
        for (auto *strip : row->findChildren<FindingStrip *>())
            if (!strip->isHidden())
                visible << strip;
        return visible;
    }

    Context context;
    QWidget window; // declared last: goes first

private:
    static std::unique_ptr<Document> document(const std::string &properties)
    {
        auto made = Document::fromText(item(properties));
        if (!made)
            qFatal("%s", qUtf8Printable(made.error().text()));
        return std::move(*made);
    }
};

/// Keys to a line or an area as a hand would: everything selected and typed over.
inline void retype(QWidget *input, const QString &text)
{
    QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(input, Qt::Key_Delete);
    QTest::keyClicks(input, text);
}

} // namespace mlm

#define MLM_FIELDS_MAIN(Test)                                                                                                                       \
    int main(int argc, char **argv)                                                                                                                 \
    {                                                                                                                                               \
        QApplication app(argc, argv);                                                                                                               \
        mlm::look::apply(app, mlm::look::Scheme::Light);                                                                                            \
        Test test;                                                                                                                                  \
        return QTest::qExec(&test, argc, argv);                                                                                                     \
    }
