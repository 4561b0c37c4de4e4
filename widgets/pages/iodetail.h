// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/pages/parts.h"

class QBoxLayout;

namespace mlm {

/// Two cards beside each other where there is room, else one above the other.
class PairOfCards : public QWidget
{
    Q_OBJECT
public:
    PairOfCards(QWidget *first, QWidget *second, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    QBoxLayout *m_layout;
};

/// The form of one model input or output.
namespace parts {
QWidget *inputDetail(Context &context, const Pointer &input);
QWidget *outputDetail(Context &context, const Pointer &output);
/// Pre- or post-processing: one expression, or a list of them.
QWidget *processingCard(Context &context, const Pointer &pointer, const QString &title);
QWidget *classesCard(Context &context, const Pointer &pointer, const QString &title, bool offer);
} // namespace parts

} // namespace mlm
