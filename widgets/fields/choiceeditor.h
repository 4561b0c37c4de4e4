// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/fields/fieldeditor.h"
#include <QComboBox>

namespace mlm {

/// A combo box that the wheel leaves alone unless the keyboard is in it, and that can show null. Popup as ChoiceDelegate paints it.
class ChoiceBox : public QComboBox
{
    Q_OBJECT
public:
    explicit ChoiceBox(QWidget *parent = nullptr);
    /// How the closed box shows the current entry: the null pill, or faint words for "not set".
    void setNull(std::optional<QString> meaning);
    void setFaint(bool faint);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

/// One of a closed vocabulary, or true and false; with null and "not set" where those are possible.
class ChoiceEditor : public FieldEditor
{
    Q_OBJECT
public:
    ChoiceEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent);
    QWidget *input() const override { return m_box; }
    QString spokenState() const override;

protected:
    void display(const Json *value) override;

private:
    void fill(const Json *value);
    ChoiceBox *m_box;
    std::vector<std::optional<Json>> m_entries; ///< nullopt: not set
};

} // namespace mlm
