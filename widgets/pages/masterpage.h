// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/pages/entrylist.h"
#include "widgets/pages/page.h"
#include <functional>
#include <map>

class QBoxLayout;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace mlm {

class FindingList;

/// A page over the entries of an array or object: an inner list and the current entry's form; where the form would keep less than 800 px, a
/// choice in the title row stands in for the list.
class MasterPage : public Page
{
    Q_OBJECT
public:
    /// What the entries are: elements of an array, or members of an object.
    enum class Entries { Elements, Members };
    MasterPage(Context &context, std::string id, Pointer container, Entries entries, QWidget *parent = nullptr);
    bool reveal(const Pointer &pointer) override;

protected:
    Context &context() const { return m_context; }
    const Pointer &container() const { return m_container; }

    virtual QWidget *makeDetail(const Pointer &entry) = 0;
    virtual QWidget *makeEmpty() { return nullptr; }   ///< what stands there while there are no entries
    virtual QString factsOf(const Pointer &entry) const = 0;
    virtual QString summary(int count) const = 0;
    virtual QString addingText() const = 0;
    virtual void addEntry(QToolButton *button) = 0;    ///< the button was pressed
    virtual Json duplicateOf(const Json &entry) const { return entry; }

    /// Puts something above the entries' form.
    void addAbove(QWidget *widget);
    /// A button of the whole page, after those for the entries.
    void addTool(const QString &objectName, const QString &icon, const QString &text, std::function<void()> act);
    /// To be called last in the constructor of a subclass.
    void start();
    void show(int entry);
    int count() const;
    Pointer entryAt(int index) const;
    QString titleOf(const Pointer &entry) const;

    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void readEntries();
    void arrange();
    void rebuildDetail();
    void move(bool up);
    void duplicate();
    void remove();
    QWidget *makeTools(bool withAdd);

    Context &m_context;
    std::string m_id;
    Pointer m_container;
    Entries m_entries;
    QScrollArea *m_area;
    QWidget *m_left = nullptr;
    QWidget *m_narrow = nullptr;
    QWidget *m_right = nullptr;
    QVBoxLayout *m_detailPlace = nullptr;
    QVBoxLayout *m_leftTools = nullptr;
    QVBoxLayout *m_above = nullptr;
    QHBoxLayout *m_narrowTools = nullptr;
    QWidget *m_detail = nullptr;
    FindingList *m_findings = nullptr; ///< of the container itself
    EntryList *m_list = nullptr;
    QComboBox *m_choice = nullptr;
    QLabel *m_subtitle = nullptr;
    QLabel *m_place = nullptr;
    std::string m_shape;
    std::string m_shownKey;       ///< token of the entry whose form is shown
    int m_current = 0;
    bool m_dirty = false;
    bool m_wide = false;
    bool m_reading = false;
};

} // namespace mlm
