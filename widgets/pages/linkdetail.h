// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/context.h"
#include <QPointer>
#include <QWidget>

namespace mlm {

class FieldCard;

/// What the current link of the table has beyond its four columns, and what links of its relation may have: the name of a model, the
/// language of an example.
class LinkDetail : public QWidget
{
    Q_OBJECT
public:
    explicit LinkDetail(Context &context, QWidget *parent = nullptr);
    /// The link of that row; none for a row that is not there.
    void show(int row);

private:
    void read();
    Context &m_context;
    int m_row = -1;
    std::string m_relation;
    QPointer<FieldCard> m_card;
};

} // namespace mlm
