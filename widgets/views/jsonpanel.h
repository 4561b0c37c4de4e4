// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/pointer.h"
#include <QWidget>

class QPushButton;
class QTimer;
class QToolButton;

namespace mlm {

class Caption;
class Context;
class JsonText;
class SearchBar;

/// The text of the document beside its form: follows every edit, marks the findings and the current field. "Edit" turns it into a text editor whose
/// result is applied as one undo step; text that does not parse stays as typed, with the error at its place. It does its work only while it
/// can be seen.
class JsonPanel : public QWidget
{
    Q_OBJECT
public:
    /// Texts past this are not shown: a text widget would take seconds.
    static constexpr std::size_t LargestText = std::size_t{16} << 20;

    explicit JsonPanel(Context &context, QWidget *parent = nullptr);
    /// The view is put together when it is first needed; this needs it.
    JsonText *text()
    {
        ensureBuilt();
        return m_text;
    }
    /// Marks the pointer's lines and brings them into view.
    void show(const Pointer &pointer);

    void startEditing();
    bool isEditing() const { return m_editing; }
    bool hasUnappliedText() const;
    /// Applies what was typed and leaves the editing; on a parse error shows it, stays, and returns it.
    Result<void> applyEditing();
    void cancelEditing();
    void openSearch();

Q_SIGNALS:
    void editingChanged(bool editing);
    void goTo(const mlm::Pointer &pointer, bool enter);
    void closeRequested();
    /// Escape or Cancel with something typed: the window asks and then calls cancelEditing().
    void discardRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ensureBuilt();
    void build();
    void fill();
    void pull();
    void pullMarks();
    void showCurrent(bool reveal);
    void showError(const Error &error, bool move);
    void hideError();
    void recheck();
    void requestCancel();
    std::string editedText() const;

    Context &m_context;
    Caption *m_title = nullptr;
    Caption *m_where = nullptr;
    JsonText *m_text = nullptr;
    SearchBar *m_search = nullptr;
    QWidget *m_strip = nullptr;
    Caption *m_stripText = nullptr;
    Caption *m_tooLarge = nullptr;
    QToolButton *m_find = nullptr;
    QToolButton *m_edit = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_apply = nullptr;
    QTimer *m_recheck = nullptr;
    bool m_editing = false;
    bool m_waiting = false;  ///< shown, but the window has not been painted yet
    bool m_fromHere = false; ///< the current field was chosen in this text: do not scroll
};

} // namespace mlm
