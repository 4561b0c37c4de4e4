// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/fields/fieldeditor.h"

namespace mlm {

class TextArea;

/// Any one JSON value as text. What does not parse stays as typed, with a word on where and why.
class JsonEditor : public FieldEditor
{
    Q_OBJECT
public:
    JsonEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent);
    QWidget *input() const override;
    bool coversBelow() const override { return true; }

protected:
    void display(const Json *value) override;

private:
    void edited();
    QString textOf(const Json &value) const;
    TextArea *m_input;
    bool m_showing = false;
};

} // namespace mlm
