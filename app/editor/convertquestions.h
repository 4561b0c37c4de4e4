// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/report.h"
#include <QScrollArea>
#include <memory>

namespace mlm {

/// The questions of a conversion, a card each: what could not be decided, and the choices. Nothing is chosen before the user does.
class ConvertQuestions : public QScrollArea
{
    Q_OBJECT
public:
    /// Cards past this would only cost time; the report names the rest.
    static constexpr std::size_t MostCards = 100;

    explicit ConvertQuestions(QWidget *parent = nullptr);
    void show(std::shared_ptr<const convert::Report> report);
    const std::vector<int> &answers() const { return m_answers; } ///< for each question the choice taken, or -1
    int open() const; ///< questions without an answer

Q_SIGNALS:
    void answered();
    void entered(int question); ///< the keyboard is in its card now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *card(std::size_t number, const convert::Question &question);
    std::vector<int> m_answers;
};

} // namespace mlm
