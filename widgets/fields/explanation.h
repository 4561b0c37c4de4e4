// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <QDialog>

class QKeyEvent;

namespace mlm {

/// The page of a finding: what is wrong here, why it matters, what passes and what does not, and the section it comes from. It stays open beside the
/// work; Escape closes it.
class ExplanationDialog : public QDialog
{
    Q_OBJECT
public:
    /// `rule` is the finding's id, `message` and `advice` what it says here (either may be empty).
    ExplanationDialog(const std::string &rule, const QString &message, const QString &advice, QWidget *parent);
    /// Shows the page over the window of `at`, in place of one that is open there. Nothing happens where the rule has no page.
    static void show(QWidget *at, const std::string &rule, const QString &message, const QString &advice);
    /// Whether F1 means the finding: an event filter or event() that sees a ShortcutOverride of F1 accepts it, so that the key press comes.
    static bool isHelpKey(const QKeyEvent *event);
};

} // namespace mlm
