// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include "widgets/context.h"
#include <QWidget>

class QAction;

namespace mlm {

/// Which editor a value gets. A value that its type's editor could not show as it is gets the raw JSON one.
enum class EditorKind { Text, LongText, DateTime, OpenChoice, Number, Choice, List, Raw };
EditorKind editorKind(const spec::Type &type, const Json *value);

/// An editor without a row around it, bound to one pointer of a document. It shows what the document has when pull() is called, and writes only Edits;
/// one visit of the keyboard is one undo step. What cannot be written (a number that is none, JSON that does not parse) stays in
/// the editor as typed, and problem() says what is wrong with it. GUI thread.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    FieldEditor(Context &context, Pointer pointer, const spec::Field &field, QWidget *parent);
    ~FieldEditor() override;

    const Pointer &pointer() const { return m_pointer; }
    const spec::Field &field() const { return m_field; }
    /// What takes the keyboard; its objectName is the pointer.
    virtual QWidget *input() const = 0;
    /// Shows the document's value, without touching the cursor where that is shown already.
    void pull();
    /// Findings at and below the pointer, for edges and chips.
    virtual void showFindings(const std::vector<const Finding *> &findings);
    /// True where findings below the pointer have no editor of their own.
    virtual bool coversBelow() const { return false; }
    /// True where the editor stands best as wide as it wants to be.
    virtual bool isNarrow() const { return false; }
    /// Shown after the editor, soft: a unit, what a value comes to.
    virtual QString hint() const { return {}; }
    /// What a screen reader says of the value where the input does not hold it as text: null, chips.
    virtual QString spokenState() const { return {}; }
    /// What more the row's menu offers; owned by `parent`.
    virtual QList<QAction *> actions(QObject *parent);

    QString problem() const { return m_problem; }
    /// Gives up what was typed and could not be written.
    void discard();
    bool isVisited() const { return m_visiting; }

Q_SIGNALS:
    void problemChanged();
    void hintChanged();
    void visitStarted();
    void visitEnded();
    void helpRequested();

protected:
    /// Names the input, watches its focus and keys. Once, from the constructor of the concrete editor.
    void watch(QWidget *input);
    bool eventFilter(QObject *watched, QEvent *event) override;

    virtual void display(const Json *value) = 0; ///< nullptr: absent
    virtual void leave() {}                   ///< a visit ends, before the last pull

    const Json *value() const { return m_context.document().at(m_pointer); }
    bool write(Json value, std::string spelling = {});
    bool remove();
    /// Applies Edits of the editor's own as part of the visit.
    bool apply(const Edits &edits);
    /// Cleared by the user: removes the member, or leaves the empty value that was there before the visit or is in the saved file.
    void clear(const Json &empty);
    void setProblem(const QString &problem);

    Context &m_context;

private:
    void beginVisit();
    void endVisit();
    QString mergeKey() const;
    QString stateNow() const;

    Pointer m_pointer;
    spec::Field m_field;
    QString m_problem;
    QString m_problemAgainst;      ///< the document's value when the problem arose
    bool m_visiting = false;
    std::uint64_t m_visit = 0;
    std::optional<Json> m_emptyAtStart;
    std::optional<std::size_t> m_removedAt; ///< where a member stood that this visit took out
};

/// Never null.
FieldEditor *makeEditor(Context &context, const Pointer &pointer, const spec::Field &field, EditorKind kind, QWidget *parent = nullptr);

/// JSON text as QString, one line; for values that are shown as they are.
QString jsonText(const Json &value);

} // namespace mlm
