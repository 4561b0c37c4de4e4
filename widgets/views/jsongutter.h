// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QWidget>

namespace mlm {

class JsonText;

/// The strip at the left of a JsonText: severity marks and line numbers. A click on a mark shows what it says.
class JsonGutter : public QWidget
{
    Q_OBJECT
public:
    explicit JsonGutter(JsonText *text);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    JsonText *m_text;
};

} // namespace mlm
