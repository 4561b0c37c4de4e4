// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include "core/weights/inspect.h"
#include <QWidget>
#include <array>

class QVBoxLayout;

namespace mlm {

class Caption;
class IconLabel;

/// The heart of what a model file says: format, parameters, tensors, what loading it would run; below, what the user must know before
/// anything else: why it was refused, what is dangerous.
class FactsView : public QWidget
{
    Q_OBJECT
public:
    explicit FactsView(QWidget *parent = nullptr);
    /// nullptr: nothing is known yet.
    void show(const weights::Inspection *file);
    /// Everything that there is to be told of a file, the worst first: refusal, imports, notes.
    static std::vector<weights::NoteFact> notesOf(const weights::Inspection &file);
    static Severity severityOf(weights::NoteFact::Level level);

private:
    struct Cell { Caption *title; Caption *text; };
    std::array<Cell, 4> m_cells{};
    IconLabel *m_safetyIcon = nullptr;
    QVBoxLayout *m_strips = nullptr;
};

} // namespace mlm
