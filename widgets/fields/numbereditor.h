// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/fields/fieldeditor.h"

namespace mlm {

class LineInput;

/// A number as text: every digit stays as it is spelled, whatever its size.
class NumberEditor : public FieldEditor
{
    Q_OBJECT
public:
    NumberEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent);
    QWidget *input() const override;
    bool isNarrow() const override { return true; }
    QString hint() const override;
    QString spokenState() const override;

protected:
    void display(const Json *value) override;
    void leave() override;

private:
    void edited(const QString &text);
    LineInput *m_input;
};

/// What a JSON number would be spelled like for what somebody typed: without blanks, a leading plus, with a digit before the point. Empty
/// where it is no number.
std::string numberSpelling(const QString &typed);
/// "43,000,000 B = 41.0 MiB"
QString readableBytes(qint64 bytes);

} // namespace mlm
