// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/rowsmodel.h"
#include <set>

namespace mlm {

/// `stac_extensions` with what is known of each: title, release, whether anything in the document uses it.
class ExtensionsModel : public RowsModel
{
    Q_OBJECT
public:
    explicit ExtensionsModel(Context &context, QObject *parent = nullptr);
    QString rowName(int row) const override;

    /// The extensions whose members occur in a document.
    static std::set<std::string> used(const Json &root);

protected:
    bool concerns(const Pointer &) const override { return true; } // any member may be the first or last of an extension
    void dress(int row, int column, CellView &view) const override;

private:
    const spec::Release *release(int row) const;
    mutable std::set<std::string> m_used;
    mutable std::uint64_t m_usedAt = ~std::uint64_t{0};
};

} // namespace mlm
