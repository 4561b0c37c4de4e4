// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/assetspage.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/fieldparts.h"
#include "widgets/pages/verifycard.h"
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace mlm {
namespace {

Pointer containerOf(AssetsPage::Kind kind) { return Pointer::of(kind == AssetsPage::Kind::Assets ? "/assets" : "/item_assets"); }

bool hasRole(const Json *asset, const char *role)
{
    if (!asset || !asset->is_object() || !asset->contains("roles") || !(*asset)["roles"].is_array())
        return false;
    for (const Json &one : (*asset)["roles"])
        if (one == role)
            return true;
    return false;
}

} // namespace

AssetsPage::AssetsPage(Context &context, Kind kind, QWidget *parent)
    : MasterPage(context, kind == Kind::Assets ? "assets" : "item_assets", containerOf(kind), Entries::Members, parent), m_kind(kind)
{
    start();
    if (kind == Kind::Definitions)
        return;
    m_verify = new VerifyCard(context, this);
    addAbove(m_verify);
    addTool(QStringLiteral("verifyFiles"), QStringLiteral("ok"), tr("Verify files"), [this] { verify(); });
}

void AssetsPage::verify(const std::string &assetKey)
{
    if (m_verify)
        m_verify->start(assetKey);
}

QWidget *AssetsPage::makeKeyRow(const Pointer &entry)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 0, 0, 0);
    layout->setSpacing(0);
    auto *label = textLabel(tr("Key"));
    label->setFixedWidth(152);
    auto *edit = new QLineEdit(QString::fromStdString(entry.last()));
    edit->setFont(look::fixedFont());
    edit->setObjectName(QStringLiteral("key:") + entry.toQString());
    edit->setAccessibleName(tr("Key"));
    edit->setToolTip(tr("The name of the asset in the document. Other documents may refer to it."));
    label->setBuddy(edit);
    layout->addWidget(label);
    layout->addWidget(edit, 1);
    layout->addSpacing(56); // under the help and menu of the rows
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, entry] {
        const std::string key = edit->text().trimmed().toStdString();
        if (key == entry.last() || !entry.in(context().root()))
            return;
        if (key.empty() || (container() / key).in(context().root())) {
            Q_EMIT context().problem(key.empty() ? tr("An asset needs a key.") : tr("There is already an asset “%1”.").arg(QString::fromStdString(key)));
            edit->setText(QString::fromStdString(entry.last()));
            return;
        }
        context().apply(tr("Key of the asset"), {Edit::move(entry, container() / key)});
    });
    return row;
}

QWidget *AssetsPage::makeDetail(const Pointer &entry)
{
    const auto kind = m_kind;
    return new ShapeSwitch(context(), entry, [this, entry, kind](int shape, QWidget *parent) -> QWidget * {
        if (Shape(shape) != Shape::Object)
            return parts::treeCard(context(), entry, QString::fromStdString(entry.last()));
        auto *all = new QWidget(parent);
        if (kind == Kind::Assets)
            all->setProperty("assetKey", QString::fromStdString(entry.last())); // weights that are dropped here are this asset's
        auto *layout = new QVBoxLayout(all);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(12);
        const auto &pages = spec::pages(context().profile().documentType());
        std::vector<spec::Group> groups{{"about", tr("Asset")}, {"model", tr("Model artifact")}, {"file", tr("File")}, {"more", tr("Further metadata")}};
        for (const auto &page : pages)
            if (page.id == (kind == Kind::Assets ? "assets" : "item_assets"))
                groups = page.groups;
        const auto isGroup = [groups](const std::string &id) {
            return std::any_of(groups.begin(), groups.end(), [&](const spec::Group &group) { return group.id == id; });
        };
        // Made before the rows that it stands above: Tab comes to it first.
        QWidget *key = makeKeyRow(entry);
        key->setParent(all);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const std::string id = groups[i].id;
            const bool last = i + 1 == groups.size();
            const auto here = [id, last, isGroup](const spec::Field &field) {
                if (parts::hasOwnPart(field.name) || field.name == "bands")
                    return false; // these have tables on the page Bands
                return field.group == id || (last && !isGroup(field.group));
            };
            auto *card = new FieldCard(
                context(), entry, groups[i].title,
                [here](const spec::Field &field) { return here(field) && !parts::isPart(field); }, all);
            if (i == 0) {
                card->addRow(key, true);
                if (kind == Kind::Assets && card->header()) {
                    auto *import = textButton(QStringLiteral("import"), tr("Import weights"));
                    import->setObjectName(QStringLiteral("import:") + entry.toQString());
                    connect(import, &QToolButton::clicked, this,
                            [this, entry] { Q_EMIT context().importRequested(QString::fromStdString(entry.last())); });
                    card->header()->addWidget(import);
                    auto *check = textButton(QStringLiteral("ok"), tr("Verify"));
                    check->setObjectName(QStringLiteral("verify:") + entry.toQString());
                    check->setToolTip(tr("Compare the file with what the document says of it"));
                    connect(check, &QToolButton::clicked, this, [this, entry] { verify(entry.last()); });
                    card->header()->addWidget(check);
                }
            }
            layout->addWidget(card);
            for (QWidget *part : parts::fieldParts(context(), card, here))
                layout->addWidget(part);
        }
        return all;
    });
}

QWidget *AssetsPage::makeEmpty()
{
    return new ShapeSwitch(context(), container(), [this](int kind, QWidget *) -> QWidget * {
        if (Shape(kind) != Shape::Object && Shape(kind) != Shape::Absent)
            return parts::treeCard(context(), container(), addingText());
        auto *card = new Card;
        parts::addFindings(card, context(), container());
        card->add(softLabel(tr("There are no assets yet.")));
        return card;
    });
}

QString AssetsPage::factsOf(const Pointer &entry) const
{
    const Json *asset = entry.in(context().root());
    if (!asset || !asset->is_object())
        return tr("not an object");
    QStringList facts;
    if (hasRole(asset, "mlm:model"))
        facts << tr("model");
    else if (hasRole(asset, "mlm:source_code") || hasRole(asset, "code"))
        facts << tr("source code");
    else if (asset->contains("roles") && (*asset)["roles"].is_array() && !(*asset)["roles"].empty() && (*asset)["roles"][0].is_string())
        facts << QString::fromStdString((*asset)["roles"][0].get<std::string>());
    if (asset->contains("file:size") && (*asset)["file:size"].is_number_integer())
        facts << QLocale::c().formattedDataSize((*asset)["file:size"].get<qint64>(), 1, QLocale::DataSizeIecFormat);
    return facts.isEmpty() ? tr("no role") : facts.join(QStringLiteral(", "));
}

QString AssetsPage::summary(int count) const { return count ? QString::number(count) : QString(); }

QString AssetsPage::addingText() const { return tr("Add asset"); }

void AssetsPage::addEntry(QToolButton *button)
{
    auto *menu = new QMenu(button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("assetKinds"));
    const std::pair<const char *, QString> kinds[] = {{"model", tr("Model")},       {"source_code", tr("Source code")},
                                                      {"container", tr("Container")}, {"training", tr("Training")},
                                                      {"inference", tr("Inference")}, {"other", tr("Other")}};
    for (const auto &[kind, text] : kinds) {
        QAction *action = menu->addAction(text, this, [this, kind = std::string(kind)] { add(kind); });
        action->setObjectName(QString::fromLatin1(kind));
    }
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

Json AssetsPage::newAsset(const std::string &kind, const Json &root, bool definition)
{
    Json asset = Json::object();
    if (!definition)
        asset["href"] = "";
    const Json *framework = Pointer::of("/properties/mlm:framework").in(root);
    const QString name = framework && framework->is_string() ? QString::fromStdString(framework->get<std::string>()).toLower() : QString();
    if (kind == "model") {
        asset["title"] = "Model weights";
        asset["type"] = name == QLatin1String("onnx") ? "application/octet-stream; framework=onnx; profile=onnx"
                        : name.isEmpty() || name == QLatin1String("pytorch") ? "application/octet-stream; application=pytorch"
                                                                              : "application/octet-stream";
        asset["roles"] = Json::array({"mlm:model", "mlm:weights"});
        asset["mlm:artifact_type"] = name == QLatin1String("onnx") ? "onnx" : name.isEmpty() || name == QLatin1String("pytorch") ? "torch.save" : "";
    } else if (kind == "source_code") {
        asset["title"] = "Source code";
        asset["type"] = "text/x-python";
        asset["roles"] = Json::array({"mlm:source_code", "code"});
    } else if (kind == "container") {
        asset["title"] = "Container image";
        asset["type"] = "application/vnd.oci.image.index.v1+json";
        asset["roles"] = Json::array({"mlm:container", "runtime"});
    } else if (kind == "training" || kind == "inference") {
        asset["title"] = kind == "training" ? "Training" : "Inference";
        asset["type"] = "text/x-python; application=mlm";
        asset["roles"] = Json::array({"mlm:" + kind, "code"});
    } else {
        asset["title"] = "";
        asset["roles"] = Json::array({"metadata"});
    }
    return asset;
}

void AssetsPage::add(const std::string &kind)
{
    const Json *all = container().in(context().root());
    if (all && !all->is_object() && !all->is_null()) {
        Q_EMIT context().problem(tr("The assets are not an object with a member for each. Mend them first."));
        return;
    }
    std::string key = kind == "model" ? "weights" : kind;
    const std::string base = key;
    for (int n = 2; all && all->contains(key); ++n)
        key = base + "_" + std::to_string(n);
    const int at = count();
    const Json asset = newAsset(kind, context().root(), m_kind == Kind::Definitions);
    const bool done = all && all->is_object() ? context().apply(addingText(), {Edit::add(container() / key, asset)})
                                              : context().set(container(), Json{{key, asset}});
    if (done) {
        show(at);
        reveal(container() / key / (m_kind == Kind::Assets ? "href" : "title"));
    }
}

} // namespace mlm
