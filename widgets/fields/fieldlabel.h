// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QLabel>

namespace mlm {

/// The name at the left of a row: one line, elided where it must be, with the mark of a required field. Its gap to the editor is
/// part of its width.
class FieldLabel : public QLabel
{
    Q_OBJECT
public:
    explicit FieldLabel(QWidget *parent = nullptr);
    void setRequired(bool required);
    QSize sizeHint() const override { return {minimumWidth(), minimumHeight()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    bool m_required = false;
};

} // namespace mlm
