// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/pages/masterpage.h"

namespace mlm {

/// Inputs or outputs of the model: `mlm:input` or `mlm:output`.
class IoPage : public MasterPage
{
    Q_OBJECT
public:
    enum class Side { Input, Output };
    IoPage(Context &context, Side side, QWidget *parent = nullptr);
    static Pointer containerOf(Side side);

protected:
    QWidget *makeDetail(const Pointer &entry) override;
    QWidget *makeEmpty() override;
    QString factsOf(const Pointer &entry) const override;
    QString summary(int count) const override;
    QString addingText() const override;
    void addEntry(QToolButton *button) override;
    Json duplicateOf(const Json &entry) const override;

private:
    Side m_side;
};

} // namespace mlm
