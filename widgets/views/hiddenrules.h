// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QObject>
#include <set>
#include <string>

namespace mlm {

class Context;

/// The rules that the user does not want to hear of in one document. Kept beside the settings under the document's path (or its id, before it has
/// one), never in the document; the 500 documents that were changed last are remembered.
class HiddenRules : public QObject
{
    Q_OBJECT
public:
    explicit HiddenRules(Context &context, QObject *parent = nullptr);
    const std::set<std::string> &rules() const { return m_rules; }
    void hide(const std::string &rule);
    void show(const std::string &rule);
    void showAll();

    /// Where they are kept: hidden-rules.json in the application's configuration folder.
    static QString file();

Q_SIGNALS:
    void changed();

private:
    QString key() const;
    void follow();
    void set(std::set<std::string> rules);

    Context &m_context;
    QString m_key;
    std::set<std::string> m_rules;
};

} // namespace mlm
