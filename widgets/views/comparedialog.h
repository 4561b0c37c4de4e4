// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QDialog>
#include <string_view>

namespace mlm {

/// Two versions of a text, line by line, with what differs marked: what is on disk against what is open.
class CompareDialog : public QDialog
{
    Q_OBJECT
public:
    CompareDialog(const QString &leftTitle, std::string_view left, const QString &rightTitle, std::string_view right,
                  QWidget *parent = nullptr);
    int differences() const { return m_differences; } ///< runs of lines that differ

private:
    int m_differences = 0;
};

} // namespace mlm
