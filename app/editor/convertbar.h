// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/messagebar.h"

namespace mlm {

class Context;

/// Says what an older document is, and offers to convert it. It is there while the document is not up to date, unless the user has closed it.
class ConvertBar : public MessageBar
{
    Q_OBJECT
public:
    explicit ConvertBar(Context &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void convertRequested();

private:
    void look();
    Context &m_context;
    QString m_said;
    bool m_closed = false;
};

} // namespace mlm
