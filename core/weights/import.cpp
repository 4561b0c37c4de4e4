// SPDX-License-Identifier: Apache-2.0
#include "core/weights/import.h"
#include "core/weights/proposing.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <array>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

bool isNothing(const Json &value)
{
    return value.is_null() || (value.is_array() && value.empty());
}

} // namespace

bool Proposing::knows(const Pointer &pointer) const
{
    const spec::Field *field = profile->fieldAt(pointer, root);
    return field && (field->declared || field->extension != "mlm");
}

Proposal *Proposing::offer(const Pointer &pointer, Json value, const QString &whereFrom, const QString &note)
{
    if (has(pointer) || !isWritable(value, 100)) // names in files need not be UTF-8
        return nullptr;
    Proposal proposal{pointer, std::move(value), Proposal::State::Absent, whereFrom, true, note};
    const Json *there = pointer.in(root);
    if (there && !isNothing(*there)) {
        proposal.state = same(*there, proposal.value) ? Proposal::State::Agrees : Proposal::State::Differs;
        proposal.ticked = false;
    }
    plan.proposals.push_back(std::move(proposal));
    return &plan.proposals.back();
}

std::string Proposing::spelled(const Pointer &pointer, const std::string &value) const
{
    const spec::Type *type = profile->typeAt(pointer, root);
    const auto known = [&](const QString &text, Qt::CaseSensitivity sensitivity) -> const Json * {
        if (!type)
            return nullptr;
        for (const spec::Choice &choice : type->choices) {
            if (choice.value.is_string() && QString::fromStdString(choice.value.get<std::string>()).compare(text, sensitivity) == 0)
                return &choice.value;
        }
        return nullptr;
    };
    // What the latest release calls otherwise than those before it.
    constexpr std::array<std::pair<const char *, const char *>, 3> older{{{"torch.jit.save", "torch.jit.script"},
                                                                          {"torch.export.save", "torch.export"},
                                                                          {"tf.keras.Model.export", "tensorflow.saved_model.save"}}};
    const QString text = QString::fromStdString(value);
    if (known(text, Qt::CaseSensitive))
        return value;
    if (const Json *choice = known(text, Qt::CaseInsensitive))
        return choice->get<std::string>();
    for (const auto &[now, before] : older) {
        if (value == now && known(QLatin1String(before), Qt::CaseSensitive))
            return before;
    }
    return value;
}

std::optional<Pointer> Proposing::model() const
{
    return profile->documentType() == spec::Profile::DocumentType::Collection ? std::nullopt : std::optional(Pointer::of("/properties"));
}

bool Proposing::has(const Pointer &pointer) const
{
    return std::any_of(plan.proposals.begin(), plan.proposals.end(), [&](const Proposal &p) { return p.pointer == pointer; });
}

void Proposing::say(const QString &note)
{
    if (!plan.notes.contains(note))
        plan.notes += note;
}

ImportPlan importPlan(const Json &root, const std::vector<ImportFile> &files)
{
    Proposing proposing(root);
    if (proposing.profile->mlmVersion().empty())
        proposing.say(Words::tr("The document declares no release of MLM: what the files say of the model has no place in it."));
    const ImportFile *main = nullptr;
    for (const ImportFile &file : files) {
        if (!file.inspection.part)
            main = &file;
        const QString name = QString::fromStdString(file.inspection.name);
        if (const Error *problem = file.inspection.problem())
            proposing.say(Words::tr("%1: %2").arg(name, problem->message + (problem->advice.isEmpty() ? QString() : QLatin1Char(' ') + problem->advice)));
        if (file.inspection.error)
            continue;
        for (const NoteFact &note : file.inspection.reading.facts.notes) {
            if (note.level != NoteFact::Level::Info)
                proposing.say(Words::tr("%1: %2").arg(name, note.text));
        }
        proposeAsset(proposing, file, file.inspection.part ? main : nullptr);
    }
    for (const ImportFile &file : files) {
        if (!file.inspection.part && !file.inspection.error && !file.inspection.reading.facts.format.empty()) {
            proposeModel(proposing, file);
            if (proposing.model())
                proposePorts(proposing, file.inspection.reading.facts);
        }
    }
    return std::move(proposing.plan);
}

std::vector<Proposal> proposals(const Json &root, const Target &target, const Fingerprint &fingerprint)
{
    ImportFile file;
    file.target = target;
    if (file.target.assetKey.empty()) {
        const Pointer assets = Pointer::of("/assets");
        file.target.assetKey = "model";
        for (int i = 2; (assets / file.target.assetKey).in(root); ++i)
            file.target.assetKey = "model-" + std::to_string(i);
    }
    file.inspection.name = QFileInfo(QString::fromStdString(target.href)).fileName().toStdString();
    file.inspection.size = fingerprint.size;
    file.inspection.fingerprint = fingerprint;
    Proposing proposing(root);
    proposeAsset(proposing, file, nullptr);
    return std::move(proposing.plan.proposals);
}

} // namespace mlm::weights
