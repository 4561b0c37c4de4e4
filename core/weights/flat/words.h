// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QCoreApplication>
#include <string>
#include <string_view>

namespace mlm::weights::flat {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

/// A text from inside a file as it may stand in a sentence: at most 120 characters, nothing that moves the cursor.
QString shown(std::string_view text);

} // namespace mlm::weights::flat
