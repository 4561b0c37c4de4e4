// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/fields/fieldeditor.h"

namespace mlm {

class LineInput;
class TextArea;

/// One line of text: plain, an address, a date and time, or with an open vocabulary.
class TextEditor : public FieldEditor
{
    Q_OBJECT
public:
    TextEditor(Context &context, const Pointer &pointer, const spec::Field &field, EditorKind kind, QWidget *parent);
    QWidget *input() const override;
    QString hint() const override;
    QString spokenState() const override;
    QList<QAction *> actions(QObject *parent) override;

protected:
    void display(const Json *value) override;

private:
    void edited(const QString &text);
    LineInput *m_input;
    EditorKind m_kind;
    bool m_emptyText = false;
};

/// Text of several lines.
class LongTextEditor : public FieldEditor
{
    Q_OBJECT
public:
    LongTextEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent);
    QWidget *input() const override;
    QString hint() const override;
    QString spokenState() const override;

protected:
    void display(const Json *value) override;

private:
    TextArea *m_input;
    bool m_showing = false;
    bool m_emptyText = false;
};

} // namespace mlm
