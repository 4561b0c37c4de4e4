// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include <QAbstractListModel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <memory>

class QCompleter;

namespace mlm {

/// A vocabulary as a list: values as JSON, their texts, what they mean. A null value may stand last.
class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { MeaningRole = Qt::UserRole + 1, NullRole };
    ChoiceModel(std::shared_ptr<const spec::Type> type, bool withNull, QObject *parent);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::shared_ptr<const spec::Type> m_type;
    bool m_withNull;
};

/// Value, and its meaning behind it, soft. MeaningRole from any model.
class ChoiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A line of text that can also show null (pill and meaning), and offer a vocabulary: typing finds what contains it in any case,
/// Down and the chevron show all.
class LineInput : public QLineEdit
{
    Q_OBJECT
public:
    explicit LineInput(QWidget *parent = nullptr);
    /// Takes part in what is shown only; nullopt: not null.
    void setNull(std::optional<QString> meaning);
    bool isNull() const { return m_null.has_value(); }
    /// A text that is there and empty shows as "".
    void setEmptyMark(bool on);
    /// `chevron`: with a button at the right end. Values of an array that are there already are the caller's to leave out.
    void setVocabulary(std::shared_ptr<const spec::Type> type, bool withNull, bool chevron);
    void offer(const QString &typed);
    /// Sets the text where it differs, the cursor stays as near as it can.
    void showText(const QString &text);
    bool offering() const;

Q_SIGNALS:
    /// Chosen from the vocabulary; null: the entry for it.
    void chosen(const QString &text, bool null);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    bool onChevron(const QPoint &at) const;
    QCompleter &completer();
    std::optional<QString> m_null;
    std::shared_ptr<const spec::Type> m_type;
    QCompleter *m_completer = nullptr;
    bool m_emptyMark = false;
    bool m_withNull = false;
    bool m_chevron = false;
};

} // namespace mlm
