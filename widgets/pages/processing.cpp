// SPDX-License-Identifier: Apache-2.0
// Pre- and post-processing: one expression as one row, several as a table.
#include "widgets/fields/fieldeditor.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/iodetail.h"
#include "widgets/tables/tables.h"
#include <QAction>
#include <QCoreApplication>

namespace mlm {
namespace {

constexpr int kLabel = 152;
constexpr int kFormat = 108;

/// The language of the expression: an editor without a row around it, which follows the document by itself.
class FormatBox : public QWidget
{
public:
    FormatBox(Context &context, const Pointer &pointer, const spec::Field &field, const QString &about, QWidget *parent)
        : QWidget(parent), m_editor(makeEditor(context, pointer, field, editorKind(*field.type, context.document().at(pointer)), this))
    {
        setFixedWidth(kFormat);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_editor);
        m_editor->input()->setAccessibleName(about + QStringLiteral(", ") + field.label);
        m_editor->input()->setToolTip(helpText(field));
        m_editor->pull();
        connect(&context.document(), &Document::stateChanged, m_editor, &FieldEditor::pull);
        const auto read = [this, &context, pointer] { m_editor->showFindings(context.check().at(pointer)); };
        connect(&context.check(), &LiveCheck::findingsChanged, m_editor, read);
        read();
    }
    QWidget *input() const { return m_editor->input(); }

private:
    FieldEditor *m_editor;
};

QString tr(const char *text) { return QCoreApplication::translate("mlm::parts", text); }

spec::Field fieldAt(Context &context, const Pointer &pointer, const QString &label)
{
    const spec::Field *known = context.profile().fieldAt(pointer, context.root());
    spec::Field field = known ? *known : spec::Field{};
    if (!known) {
        field.name = pointer.last();
        field.label = label;
    }
    if (!field.type)
        field.type = std::make_shared<spec::Type>();
    return field;
}

std::shared_ptr<const spec::Type> plainText()
{
    auto type = std::make_shared<spec::Type>();
    type->kind = spec::Kind::String;
    return type;
}

/// Language and expression on one line. An expression is any JSON; one that is a text, as most are, is edited without quotes.
QWidget *expressionRow(Context &context, const Pointer &pointer, const QString &title, const std::vector<QAction *> &actions)
{
    const Pointer expression = pointer / "expression";
    const Pointer format = pointer / "format";
    const auto kinds = [&context, format, expression](const Json *object) {
        const auto textual = [&](const Pointer &at) {
            const Json *json = at.in(context.root());
            return !json || json->is_string();
        };
        return object ? (textual(expression) ? 1 : 0) + (textual(format) ? 2 : 0) : 4;
    };
    return new ShapeSwitch(
        context, pointer,
        [&context, pointer, expression, format, title, actions](int kind, QWidget *parent) -> QWidget * {
            spec::Field language = fieldAt(context, format, tr("Language"));
            if (kind & 2 && language.type->kind != spec::Kind::String)
                language.type = plainText();
            auto *box = new FormatBox(context, format, language, title, parent); // before the row: Tab comes to it first
            spec::Field field = fieldAt(context, expression, tr("Expression"));
            if (kind & 1)
                field.type = plainText();
            auto *row = new FieldRow(context, expression, field, parent);
            row->setLabelWidth(kLabel);
            row->editor()->setFont(look::fixedFont());
            spec::Field whole = fieldAt(context, pointer, title);
            whole.label = title;
            row->standFor(pointer, whole);
            row->setLead(box, box->input());
            for (QAction *action : actions)
                row->addAction(action);
            return row;
        },
        kinds);
}

QWidget *oneStep(Context &context, const Pointer &pointer, const QString &title, const Json &second, QWidget *parent)
{
    // A description is asked for by the menu: mostly there is none, and the card is one line.
    auto wanted = std::make_shared<bool>(false);
    auto *card = new FieldCard(
        context, pointer, {},
        [&context, pointer, wanted](const spec::Field &field) {
            if (field.name == "description")
                return *wanted || (pointer / field.name).in(context.root()) != nullptr;
            return field.name != "expression" && field.name != "format";
        },
        parent);
    auto *more = new QAction(tr("Add a second step"), card);
    more->setObjectName(QStringLiteral("secondStep"));
    QObject::connect(more, &QAction::triggered, card, [&context, pointer, second] {
        context.document().breakMerge();
        if (const Json *now = pointer.in(context.root()))
            context.set(pointer, Json::array({*now, second}));
    });
    std::vector<QAction *> actions{more};
    if (context.profile().fieldAt(pointer / "description", context.root())) {
        auto *describe = new QAction(tr("Add a description"), card);
        describe->setObjectName(QStringLiteral("describe"));
        QObject::connect(describe, &QAction::triggered, card, [card, pointer, wanted] {
            *wanted = true;
            card->refresh();
            card->reveal(pointer / "description");
        });
        actions.insert(actions.begin(), describe);
    }
    card->addRow(expressionRow(context, pointer, title, actions), true);
    for (const Pointer &at : {pointer, pointer / "format"}) {
        auto *list = new FindingList(context, at);
        card->addRow(list, true);
        list->setContentsMargins(12 + kLabel + 4, 0, 64, 0);
    }
    return card;
}

} // namespace

QWidget *parts::processingCard(Context &context, const Pointer &pointer, const QString &title)
{
    return new ShapeSwitch(context, pointer, [&context, pointer, title](int kind, QWidget *parent) -> QWidget * {
        const Json first{{"format", "python"}, {"expression", ""}};
        switch (Shape(kind)) {
        case Shape::Object: return oneStep(context, pointer, title, first, parent);
        case Shape::Array: {
            auto *card = new Card(title, QStringLiteral(" "));
            const auto columns = [](const spec::Type *row) { return tables::processing(row); };
            (new TablePanel(new RowsModel(context, pointer, columns), CellDelegate::Lines::Grid, 28, tr("Add step")))->placeIn(card, TablePanel::Move);
            return card;
        }
        case Shape::Absent:
            return offerCard(context, pointer, title, first);
        case Shape::Null:
            return nullCard(context, pointer, title, tr("none"), tr("Add a function"), first);
        default:
            return treeCard(context, pointer, title);
        }
    });
}

} // namespace mlm
