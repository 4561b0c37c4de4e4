// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/pages/masterpage.h"

namespace mlm {

class VerifyCard;

/// The assets of a document, or the asset definitions of a Collection (`item_assets`).
class AssetsPage : public MasterPage
{
    Q_OBJECT
public:
    enum class Kind { Assets, Definitions };
    AssetsPage(Context &context, Kind kind, QWidget *parent = nullptr);

    /// A new asset of a kind ("model", "source_code", "container", "training", "inference", "other") with what that kind needs.
    static Json newAsset(const std::string &kind, const Json &root, bool definition);

    /// Compares the files of all assets, or of one, with what the document says of them; the results stand on the page.
    void verify(const std::string &assetKey = {});

protected:
    QWidget *makeDetail(const Pointer &entry) override;
    QWidget *makeEmpty() override;
    QString factsOf(const Pointer &entry) const override;
    QString summary(int count) const override;
    QString addingText() const override;
    void addEntry(QToolButton *button) override;

private:
    void add(const std::string &kind);
    QWidget *makeKeyRow(const Pointer &entry);
    Kind m_kind;
    VerifyCard *m_verify = nullptr; ///< none for definitions
};

} // namespace mlm
