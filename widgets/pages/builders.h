// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mlm {
class FormPage;

/// What stands in each page that is one form; a file each.
namespace pages {
void overview(FormPage &page);   ///< also of Collections and Catalogs
void model(FormPage &page);
void bands(FormPage &page);
void hyperparameters(FormPage &page);
void extent(FormPage &page);     ///< of an Item: place and time
void collectionExtent(FormPage &page);
void summaries(FormPage &page);
void links(FormPage &page);
void extensions(FormPage &page);
void other(FormPage &page);
} // namespace pages

} // namespace mlm
