// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/openfile.h"
#include <QWidget>

class QSplitter;

namespace mlm {

class JsonPanel;
class MessageBar;
class OutlinePanel;
class PageArea;
class ProblemsPanel;

/// One tab: the outline, the form, the problems and the JSON view of a document, and the ways between them.
class DocumentView : public QWidget
{
    Q_OBJECT
public:
    explicit DocumentView(std::unique_ptr<OpenFile> file, QWidget *parent = nullptr);
    ~DocumentView() override;

    OpenFile &file() { return *m_file; }
    Context &context() { return m_file->context(); }
    Document &document() { return m_file->document(); }
    OutlinePanel *outline() const { return m_outline; }
    PageArea *pages() const { return m_pages; }
    ProblemsPanel *problems() const { return m_problems; }
    JsonPanel *json() const { return m_json; }
    MessageBar *messages() const { return m_messages; }

    /// Shows the pointer's page and puts the focus on its field; where no page shows it, in the JSON view.
    void goTo(const Pointer &pointer, bool focus = true);
    void showPage(const std::string &id);
    std::string pageId() const;

    /// What the user wants to see; what is seen depends on the room (see fit()).
    void setJsonShown(bool shown);
    void setProblemsShown(bool shown);
    bool isJsonShown() const;
    bool areProblemsShown() const;
    /// Folds and hides what a window of that size has no room for.
    void fit(const QSize &window, bool jsonWanted, bool problemsWanted);

    QByteArray splitterState() const;
    void restoreSplitter(const QByteArray &state);
    void say(Severity severity, const QString &text);

Q_SIGNALS:
    void panelsChanged();
    void importRequested(const QString &assetKey);

private:
    void chosen(const QString &pageId, const Pointer &entry, bool enter);
    void followCurrent();
    void setEditing(bool editing);
    void shareHeight();

    std::unique_ptr<OpenFile> m_file;
    MessageBar *m_messages = nullptr;
    QSplitter *m_across = nullptr;
    QSplitter *m_down = nullptr;
    OutlinePanel *m_outline = nullptr;
    PageArea *m_pages = nullptr;
    ProblemsPanel *m_problems = nullptr;
    JsonPanel *m_json = nullptr;
    int m_widthClass = -1;  ///< of the last fit(): the user's own choice holds until the window passes a threshold
    int m_heightClass = -1;
    int m_problemsHeight = 0; ///< unfolded, as the user left it
    void showPlace();
    bool m_fromOutline = false;
};

} // namespace mlm
