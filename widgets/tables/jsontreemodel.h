// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include "widgets/context.h"
#include <QAbstractItemModel>
#include <functional>
#include <memory>

namespace mlm {

/// Any JSON below a pointer as a tree: name, value, type. Values are read from the document on demand; the model only remembers which
/// branches were looked into. What is typed keeps its type and its spelling.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, Type };
    enum Role { SeverityRole = Qt::UserRole + 1, IsNullRole, IsContainerRole };
    /// Which members of the top object are shown; none given: all. `single`: the top value itself is the only row.
    using Filter = std::function<bool(const std::string &member)>;
    JsonTreeModel(Context &context, Pointer top, Filter filter = {}, QObject *parent = nullptr);
    ~JsonTreeModel() override;

    Context &context() const { return m_context; }
    const Pointer &top() const { return m_top; }
    Pointer pointerOf(const QModelIndex &index) const; ///< of the top for an invalid index
    QModelIndex indexOf(const Pointer &pointer) const; ///< of the pointer, or the nearest above it
    const Json *json(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    // One undo step each; they give the pointer of what is there now, or nothing where they changed nothing.
    std::optional<Pointer> add(const QModelIndex &beside);
    bool remove(const QModelIndex &index);
    std::optional<Pointer> move(const QModelIndex &index, bool up);
    std::optional<Pointer> paste(const QModelIndex &at, const std::string &text);
    std::string text(const QModelIndex &index) const; ///< as spelled in the document

    static QStringList typeNames();
    static QString typeName(const Json &json);

private:
    struct Node;
    Node *node(const QModelIndex &index) const;
    QModelIndex indexFor(Node *node, int column = 0) const;
    void load(Node *node) const;
    std::vector<std::string> namesAt(const Pointer &pointer) const;
    Pointer pathOf(const Node *node) const;
    void sync(Node *node);
    bool retype(const Pointer &at, const Json &now, const QString &name);
    bool apply(const Edits &edits);

    Context &m_context;
    Pointer m_top;
    Filter m_filter;
    std::unique_ptr<Node> m_root;
    bool m_dirty = false;
};

} // namespace mlm
