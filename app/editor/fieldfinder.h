// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <QWidget>
#include <vector>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace mlm {

class Context;

/// One place that can be found: what a user calls it and its pointer.
struct FieldPlace
{
    QString label;
    Pointer pointer;
    bool absent = false; ///< known to the specification, not in the document
};

/// The places of a document whose label or pointer has every word of `words` (any case), best first, at most `most`. Text that begins
/// with "/" is a pointer: then those that begin with it. Looks at no more than `budget` values.
std::vector<FieldPlace> findPlaces(const Context &context, const QString &words, std::size_t most = 50, std::size_t budget = 20'000);

/// A line to type in and the places found, over the window. Enter goes there, Escape closes it.
class FieldFinder : public QWidget
{
    Q_OBJECT
public:
    explicit FieldFinder(Context &context, QWidget *parent);
    void openWith(const QString &text);

Q_SIGNALS:
    void chosen(const mlm::Pointer &pointer);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void find();
    void choose();
    void shut();

    Context &m_context;
    QLineEdit *m_field;
    QListView *m_list;
    QStandardItemModel *m_model;
    std::vector<FieldPlace> m_places;
    QWidget *m_before = nullptr;
};

} // namespace mlm
