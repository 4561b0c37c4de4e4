// SPDX-License-Identifier: Apache-2.0
// Draws every control in every state into a picture, to be looked at: gallery light|dark OUT.png (QT_SCALE_FACTOR sets the ratio).
#include "core/json/parse.h"
#include "widgets/fields/chip.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/lineinput.h"
#include "widgets/fields/choiceeditor.h"
#include "widgets/fields/surface.h"
#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QGridLayout>
#include <QProxyStyle>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>
#include <functional>

using namespace mlm;

namespace {

/// Shows the states that need a mouse or a keyboard: the property `stage` says which.
class StagedStyle : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;
    void drawPrimitive(PrimitiveElement e, const QStyleOption *o, QPainter *p, const QWidget *w) const override
    {
        staged(o, w, [&] { QProxyStyle::drawPrimitive(e, o, p, w); });
    }
    void drawControl(ControlElement e, const QStyleOption *o, QPainter *p, const QWidget *w) const override
    {
        staged(o, w, [&] { QProxyStyle::drawControl(e, o, p, w); });
    }
    void drawComplexControl(ComplexControl c, const QStyleOptionComplex *o, QPainter *p, const QWidget *w) const override
    {
        staged(o, w, [&] { QProxyStyle::drawComplexControl(c, o, p, w); });
    }

private:
    static void staged(const QStyleOption *option, const QWidget *widget, const std::function<void()> &draw)
    {
        const QString stage = widget ? widget->property("stage").toString() : QString();
        const State before = option->state;
        if (stage == QLatin1String("hover"))
            const_cast<QStyleOption *>(option)->state |= State_MouseOver;
        else if (stage == QLatin1String("focus"))
            const_cast<QStyleOption *>(option)->state |= State_HasFocus | State_KeyboardFocusChange;
        draw();
        const_cast<QStyleOption *>(option)->state = before;
    }
};

const char *const stages[] = {"rest", "hover", "focus", "error", "warning", "advice", "disabled", "read-only"};

void stage(QWidget *widget, int column)
{
    widget->setProperty("stage", QString::fromLatin1(stages[column]));
    if (column >= 3 && column <= 5)
        look::setSeverity(widget, column == 3 ? Severity::Error : column == 4 ? Severity::Warning : Severity::Advice);
    widget->setEnabled(column != 6);
    widget->setFocusPolicy(Qt::NoFocus);
}

QWidget *controls()
{
    auto *card = new Card(QStringLiteral("Controls"));
    auto *sheet = new QWidget;
    auto *grid = new QGridLayout(sheet);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->setColumnMinimumWidth(0, 96);
    for (int i = 0; i < 8; ++i) {
        grid->addWidget(softLabel(QString::fromLatin1(stages[i]), -1), 0, i + 1);
        grid->setColumnMinimumWidth(i + 1, 122);
    }
    grid->setColumnStretch(9, 1);
    int row = 1;
    const auto line = [&](const char *name, const std::vector<int> &columns, const std::function<QWidget *(int)> &make) {
        grid->addWidget(textLabel(QString::fromLatin1(name)), row, 0);
        for (const int i : columns) {
            QWidget *widget = make(i);
            stage(widget, i);
            grid->addWidget(widget, row, i + 1, Qt::AlignLeft | Qt::AlignVCenter);
        }
        ++row;
    };
    const std::vector<int> fields{0, 1, 2, 3, 4, 5, 6}, buttons{0, 1, 2, 6};
    line("Text", {0, 1, 2, 3, 4, 5, 6, 7}, [](int i) {
        auto *edit = new LineInput;
        edit->setText(QStringLiteral("ResNet"));
        edit->setFixedWidth(122);
        edit->setReadOnly(i == 7);
        return edit;
    });
    auto pretrained = std::make_shared<spec::Type>();
    pretrained->choices.push_back({Json("PyTorch"), {}});
    line("Suggestions", fields, [&](int) {
        auto *edit = new LineInput;
        edit->setVocabulary(pretrained, false, true);
        edit->setText(QStringLiteral("PyTorch"));
        edit->setFixedWidth(122);
        return edit;
    });
    line("Choice", fields, [](int) {
        auto *box = new ChoiceBox;
        box->addItem(QStringLiteral("float32"));
        box->setFixedWidth(122);
        return box;
    });
    line("Null", fields, [&](int) {
        auto *edit = new LineInput;
        edit->setVocabulary(pretrained, true, true);
        edit->setNull(QStringLiteral("none"));
        edit->setFixedWidth(122);
        return edit;
    });
    line("Button", buttons, [](int) { return pushButton(QStringLiteral("Choose…")); });
    line("Default", buttons, [](int) { return pushButton(QStringLiteral("Apply 3"), "default"); });
    line("Small", buttons, [](int) { return pushButton(QStringLiteral("Set 2.1.0"), "small"); });
    line("Flat", buttons, [](int) { return textButton(QStringLiteral("plus"), QStringLiteral("Add input")); });
    line("Tool bar", buttons, [](int) { return textButton(QStringLiteral("export"), QStringLiteral("Export"), look::Ink::Soft, "toolbar"); });
    line("Absent field", buttons, [](int) {
        QToolButton *button = textButton(QStringLiteral("plus"), QStringLiteral("pretrained"), look::Ink::Soft, "absent");
        button->setFont(look::fixedFont());
        button->setAutoRaise(false);
        return button;
    });
    line("Tick", buttons, [](int) {
        auto *box = new QCheckBox(QStringLiteral("Only"));
        box->setChecked(true);
        return box;
    });
    card->add(sheet);
    return card;
}

const char *const sample = R"({
  "type": "Feature", "stac_version": "1.1.0", "id": "resnet",
  "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"],
  "geometry": null,
  "properties": {
    "datetime": null, "start_datetime": "1900-01-01", "end_datetime": "9999-12-31T23:59:59Z", "description": "",
    "mlm:name": "2", "mlm:architecture": "ResNet",
    "mlm:tasks": ["classification", "scene_classification"],
    "mlm:framework": "PyTorch", "mlm:framework_version": "2.1", "mlm:memory_size": 43000000, "mlm:total_parameters": 1.5,
    "mlm:pretrained": true, "mlm:pretrained_source": null, "mlm:accelerator_constrained": true, "norm_by_channel": true,
    "mlm:input": [], "mlm:output": []
  },
  "links": [], "assets": {}
})";

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (argc != 3) {
        qWarning("usage: gallery light|dark OUT.png");
        return 2;
    }
    if (const QByteArray family = qgetenv("GALLERY_FONT"); !family.isEmpty()) {
        QFont font(QString::fromUtf8(family));
        font.setPixelSize(13);
        QApplication::setFont(font);
    }
    const bool dark = qstrcmp(argv[1], "dark") == 0;
    look::apply(app, dark ? look::Scheme::Dark : look::Scheme::Light);
    app.setStyle(new StagedStyle(app.style()));
    app.setPalette(look::palette(dark));

    auto document = Document::fromText(sample);
    if (!document) {
        qWarning("%s", qUtf8Printable(document.error().text()));
        return 1;
    }
    Context context(std::move(*document));
    context.set(Pointer::of("/properties/mlm:name"), "2-resnet");
    context.check().refresh();

    Surface page(look::Role::Page);
    auto *column = new QVBoxLayout(&page);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    auto *title = new QHBoxLayout;
    title->setSpacing(12);
    title->addWidget(textLabel(QStringLiteral("States"), 5, QFont::DemiBold));
    title->addWidget(softLabel(QString::fromLatin1(argv[1])));
    title->addStretch(1);
    column->addLayout(title);
    column->addWidget(controls());
    const QStringList shown{"description", "datetime", "start_datetime", "mlm:name", "mlm:architecture", "mlm:tasks", "mlm:framework", "mlm:framework_version",
                            "mlm:memory_size", "mlm:total_parameters", "mlm:pretrained", "mlm:pretrained_source", "mlm:hyperparameters",
                            "mlm:batch_size_suggestion", "mlm:accelerator", "mlm:accelerator_constrained", "norm_by_channel"};
    QElapsedTimer clock;
    clock.start();
    auto *rows = new FieldCard(context, Pointer::of("/properties"), QStringLiteral("Rows: required, changed since saving, with each kind of finding"),
                               [&](const spec::Field &field) { return shown.contains(QString::fromStdString(field.name)); });
    const qint64 made = clock.nsecsElapsed();
    column->addWidget(rows);
    column->addStretch(1);
    page.setFixedWidth(1280);
    page.show();
    app.processEvents();
    page.resize(1280, page.layout()->totalHeightForWidth(1280));
    app.processEvents();
    if (QWidget *focused = page.focusWidget())
        focused->clearFocus();
    qInfo("%lld rows made in %.1f ms, shown after %.1f ms", qlonglong(rows->rows().size()), double(made) / 1e6, double(clock.nsecsElapsed()) / 1e6);
    return page.grab().save(QString::fromLocal8Bit(argv[2])) ? 0 : 1;
}
