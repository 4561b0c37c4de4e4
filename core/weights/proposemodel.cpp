// SPDX-License-Identifier: Apache-2.0
#include "core/validation/engine.h"
#include "core/weights/proposing.h"
#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

bool isFullVersion(const std::string &version)
{
    static const QRegularExpression pattern(QStringLiteral(
        "\\A(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)"
        "(?:-(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
        "(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?\\z"));
    return pattern.match(QString::fromStdString(version)).hasMatch();
}

std::size_t schemaErrors(const Json &root, QString *last)
{
    std::size_t count = 0;
    const Findings findings = check(root);
    for (const Finding &finding : findings.list) {
        if (finding.source == Source::Schema && finding.severity == Severity::Error) {
            ++count;
            *last = finding.message;
        }
    }
    return count;
}

/// The members of an MLM document that was packed into the file: an Item, or its properties alone.
void proposePacked(Proposing &proposing, const Json &packed, const Pointer &model)
{
    const Json *properties = Pointer::of("/properties").in(packed);
    if (!properties)
        properties = &packed;
    if (!properties->is_object())
        return;
    QString message;
    const std::size_t before = schemaErrors(proposing.root, &message);
    for (const auto &[name, value] : properties->items()) {
        const Pointer pointer = model / name;
        if (!name.starts_with("mlm:") || !isWritable(value, 100) || !proposing.knows(pointer) || (value.is_array() && value.empty()))
            continue;
        Proposal *proposal = proposing.offer(pointer, value, Words::tr("MLM metadata packed inside the file"));
        if (!proposal || !proposal->ticked)
            continue;
        Json after = proposing.root;
        for (const Edit &edit : importEdits(proposing.root, std::vector<Proposal>{*proposal})) {
            if (!applyTo(after, edit))
                break;
        }
        if (schemaErrors(after, &message) > before) {
            proposal->ticked = false;
            proposal->note = message;
        }
    }
}

} // namespace

void proposeModel(Proposing &proposing, const ImportFile &file)
{
    const Facts &facts = file.inspection.reading.facts;
    // A Collection has no place for them but the asset itself.
    const Pointer model = proposing.model().value_or(Pointer::of("/assets") / file.target.assetKey);
    if (const Pointer pointer = model / "mlm:framework"; facts.framework && proposing.knows(pointer))
        proposing.offer(pointer, proposing.spelled(pointer, facts.framework->value), facts.framework->whereFrom);
    if (const Pointer pointer = model / "mlm:framework_version"; facts.frameworkVersion && proposing.knows(pointer)) {
        if (isFullVersion(facts.frameworkVersion->value)) {
            Proposal *version = proposing.offer(pointer, facts.frameworkVersion->value, facts.frameworkVersion->whereFrom);
            const Json *framework = (model / "mlm:framework").in(proposing.root);
            if (version && version->ticked && facts.framework && framework && framework->is_string() &&
                *framework != Json(proposing.spelled(model / "mlm:framework", facts.framework->value))) {
                version->ticked = false;
                version->note = Words::tr("It is the version of %1, which is another framework than the document's.").arg(QString::fromStdString(facts.framework->value));
            }
        } else {
            proposing.say(Words::tr("The file names the framework's version “%1” (%2), but MLM wants three numbers: major.minor.patch.")
                              .arg(QString::fromStdString(facts.frameworkVersion->value), facts.frameworkVersion->whereFrom));
        }
    }
    if (const Pointer pointer = model / "mlm:total_parameters"; facts.totalParameters && proposing.knows(pointer))
        proposing.offer(pointer, facts.totalParameters->value, facts.totalParameters->whereFrom);
    if (const Pointer pointer = model / "mlm:memory_size"; facts.parameterBytes && proposing.knows(pointer)) {
        Proposal *memory = proposing.offer(pointer, facts.parameterBytes->value, Words::tr("bytes of all parameters"),
                                           Words::tr("A lower bound: at work a model needs memory for more than its parameters."));
        if (memory) {
            memory->ticked = false;
            const Json *there = pointer.in(proposing.root);
            if (there && there->is_number_integer() && *there >= Json(facts.parameterBytes->value))
                memory->state = Proposal::State::Agrees;
        }
    }
    if (facts.packedMetadata && proposing.model())
        proposePacked(proposing, *facts.packedMetadata, model);
    if (!proposing.model() && (!facts.inputs.empty() || !facts.outputs.empty()))
        proposing.say(Words::tr("The file tells its inputs and outputs; only an Item has a place for them."));
}

} // namespace mlm::weights
