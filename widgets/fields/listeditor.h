// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/fields/fieldeditor.h"

namespace mlm {

class Chip;
class FlowLayout;
class LineInput;

/// A list of texts or numbers as chips. The keyboard stays in the input behind them: Enter or comma adds, Backspace takes the last
/// one out, a pasted list becomes as many chips, Left and Right walk the chips, Delete removes the one walked to, Enter or F2 edits it, Alt+Left and Alt+Right move it.
class ListEditor : public FieldEditor
{
    Q_OBJECT
public:
    ListEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent);
    QWidget *input() const override;
    bool coversBelow() const override { return true; }
    QString spokenState() const override;
    void showFindings(const std::vector<const Finding *> &findings) override;

protected:
    void display(const Json *value) override;
    void leave() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    bool commit();
    void addAll(const QString &text);
    /// What a text stands for in this list; nothing, and a problem, where it is no number and should be one.
    std::optional<Json> read(const QString &typed, std::string &spelling);
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers);
    void select(int index);
    void startEdit(int index);
    void stopEdit();
    void removeAt(int index);
    void moveTo(int from, int to);
    Chip *makeChip();
    QString textAt(const Json &element, std::size_t index) const;

    FlowLayout *m_flow;
    LineInput *m_input;
    std::vector<Chip *> m_chips;
    int m_selected = -1;
    int m_editing = -1; ///< the chip whose text is in the input, which stands in its place
};

} // namespace mlm
