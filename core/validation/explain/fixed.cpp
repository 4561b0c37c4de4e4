// SPDX-License-Identifier: Apache-2.0
#include "core/validation/explain/pages.h"

namespace mlm::pages {

const std::vector<Fixed> &fixed()
{
    static const std::vector<Fixed> all{
        {"json.syntax", QT_TRANSLATE_NOOP("Explain", "The file is JSON"),
         QT_TRANSLATE_NOOP("Explain", "STAC documents are JSON texts. One missing comma, a quotation mark too many or a comment, and no program can "
                           "read anything of it. The message tells the line and the column."),
         "",
         "",
         "https://www.rfc-editor.org/rfc/rfc8259"},
        {"stac.document", QT_TRANSLATE_NOOP("Explain", "The file holds one STAC document"),
         QT_TRANSLATE_NOOP("Explain", "A STAC document is a JSON object with “type” and “stac_version”. A list of Items is none; each Item is a file "
                           "of its own."),
         "",
         "",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#item-fields"},
        {"stac.type.missing", QT_TRANSLATE_NOOP("Explain", "The document says what it is"),
         QT_TRANSLATE_NOOP("Explain", "“type” tells an Item (Feature), a Collection and a Catalog apart. Without it no program knows what to read."),
         "",
         "",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#item-fields"},
        {"stac.type.known", QT_TRANSLATE_NOOP("Explain", "The document is an Item, a Collection or a Catalog"),
         QT_TRANSLATE_NOOP("Explain", "“type” is Feature for an Item, Collection or Catalog. Other kinds of GeoJSON, such as a FeatureCollection, are "
                           "no STAC documents."),
         "",
         "",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#item-fields"},
        {"stac.start-datetime.missing", QT_TRANSLATE_NOOP("Explain", "Where there is no date there is a range"),
         QT_TRANSLATE_NOOP("Explain", "Every Item has a time. Where one date does not do, “datetime” is null and start and end stand in for it."),
         R"({"properties": {"datetime": null,
  "start_datetime": "2020-01-01T00:00:00Z",
  "end_datetime": "2020-12-31T23:59:59Z"}})",
         R"({"properties": {"datetime": null}})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#date-and-time"},
        {"stac.bbox.missing", QT_TRANSLATE_NOOP("Explain", "A geometry comes with its bounding box"),
         QT_TRANSLATE_NOOP("Explain", "Catalogues search by the bounding box, so an Item with a geometry has one. An Item that is nowhere in "
                           "particular has null as its geometry and no box."),
         "",
         "",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#bbox"},
        {"stac.bbox.misplaced", QT_TRANSLATE_NOOP("Explain", "Without a geometry there is no bounding box"),
         QT_TRANSLATE_NOOP("Explain", "A geometry of null says that the Item has no place. A bounding box says that it has one."),
         "",
         R"({"geometry": null, "bbox": [5, 50, 6, 51]})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#bbox"},
        {"stac.collection.missing", QT_TRANSLATE_NOOP("Explain", "An Item with a link to a Collection names it"),
         QT_TRANSLATE_NOOP("Explain", "The link leads to the Collection, the field “collection” holds its id, by which programs search. Both go "
                           "together."),
         R"({"collection": "models", "links": [{"rel": "collection", "href": "./collection.json"}]})",
         R"({"links": [{"rel": "collection", "href": "./collection.json"}]})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#collections"},
        {"stac.collection.link", QT_TRANSLATE_NOOP("Explain", "An Item that names its Collection has a link to it"),
         QT_TRANSLATE_NOOP("Explain", "The field “collection” holds an id only. Without a link nobody knows where that Collection is."),
         R"({"collection": "models", "links": [{"rel": "collection", "href": "./collection.json"}]})",
         R"({"collection": "models"})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#collections"},
        {"stac.bands.asset", QT_TRANSLATE_NOOP("Explain", "Bands of the Item stand in an asset too"),
         QT_TRANSLATE_NOOP("Explain", "The schema allows “bands” in the properties only if at least one asset has them as well. For a model both are "
                           "useful: MLM looks in the properties, readers of the file in the asset."),
         R"({"stac_version": "1.1.0",
 "properties": {"bands": [{"name": "B02"}]},
 "assets": {"model": {"bands": [{"name": "B02"}]}}})",
         R"({"stac_version": "1.1.0",
 "properties": {"bands": [{"name": "B02"}]}})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#bands"},
        {"eo.bands.asset", QT_TRANSLATE_NOOP("Explain", "Bands of the Item stand in an asset too"),
         QT_TRANSLATE_NOOP("Explain", "The schema allows “eo:bands” in the properties only if at least one asset has them as well. For a model both "
                           "are useful: MLM looks in the properties, readers of the file in the asset."),
         R"({"properties": {"eo:bands": [{"name": "B02"}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}]}}})",
         R"({"properties": {"eo:bands": [{"name": "B02"}]}})",
         "https://github.com/stac-extensions/eo/blob/v1.1.0/README.md"},
        {"stac.link.self", QT_TRANSLATE_NOOP("Explain", "The link “self” is a full address"),
         QT_TRANSLATE_NOOP("Explain", "It says where the document is published. A path such as ./item.json leads back to wherever the copy happens to "
                           "be. STAC 1.1 asks for the full address."),
         R"({"stac_version": "1.1.0", "links": [{"rel": "self", "href": "https://example.org/item.json"}]})",
         R"({"stac_version": "1.1.0", "links": [{"rel": "self", "href": "./item.json"}]})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/links.md"},
        {"stac.extent.bbox.count", QT_TRANSLATE_NOOP("Explain", "A Collection does not have exactly two bounding boxes"),
         QT_TRANSLATE_NOOP("Explain", "The first box holds everything, the others are its parts. A single part would be the whole again, so STAC 1.1 "
                           "allows one box, or three and more."),
         R"({"type": "Collection", "extent": {"spatial": {"bbox": [[5, 50, 6, 51]]}}})",
         R"({"type": "Collection", "extent": {"spatial": {"bbox": [[5, 50, 6, 51], [5, 50, 6, 51]]}}})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#spatial-extent-object"},
        {"stac.stac-extensions.spelling", QT_TRANSLATE_NOOP("Explain", "Addresses of extensions are spelled exactly"),
         QT_TRANSLATE_NOOP("Explain", "Programs compare the address letter by letter. With http for https, or a “#” at the end, they do not recognise the "
                           "extension."),
         "",
         R"({"stac_extensions": ["http://stac-extensions.github.io/mlm/v1.5.2/schema.json"]})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions"},
        {"stac.stac-extensions.document", QT_TRANSLATE_NOOP("Explain", "An extension is declared where it applies"),
         QT_TRANSLATE_NOOP("Explain", "Some extensions are for Items only, others for Collections only. In another document their schema refuses "
                           "everything."),
         "",
         "",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions"},
        {"stac.stac-extensions.demanded", QT_TRANSLATE_NOOP("Explain", "The published schema of an extension can be met"),
         QT_TRANSLATE_NOOP("Explain", "Some releases were published with a mistake: their schema asks the document to declare another address than the one under "
                           "which it is served. A document with the right address is then refused, whatever it says."),
         "", "",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions"},
        {"label.class.name", QT_TRANSLATE_NOOP("Explain", "The classes of vector labels name a property, those of rasters none"),
         QT_TRANSLATE_NOOP("Explain", "Features carry their class in a property, and readers need its name. A raster has no properties: there the name is null. "
                           "Where the type of the labels is not said, the schema takes them for a raster."),
         "",
         "",
         "https://github.com/stac-extensions/label/blob/v1.0.1/README.md#class-object"},
        {"example-links.misplaced", QT_TRANSLATE_NOOP("Explain", "Only links to examples tell the language of an example"),
         QT_TRANSLATE_NOOP("Explain", "The fields example:language and example:container describe what a link of the relation “example” leads to. On other links the schema refuses them."),
         R"({"stac_extensions": ["https://stac-extensions.github.io/example-links/v0.0.1/schema.json"],
 "links": [{"rel": "example", "href": "./run.py", "example:language": "Python"}]})",
         R"({"stac_extensions": ["https://stac-extensions.github.io/example-links/v0.0.1/schema.json"],
 "links": [{"rel": "about", "href": "./run.py", "example:language": "Python"}]})",
         "https://github.com/stac-extensions/example-links/blob/v0.0.1/README.md#fields"},
        {"stac.summaries.form", QT_TRANSLATE_NOOP("Explain", "A summary is a range, a list or a JSON Schema"),
         QT_TRANSLATE_NOOP("Explain", "A Collection sums up the values of its Items: numbers as minimum and maximum, words as a list, anything else "
                           "as a JSON Schema."),
         R"({"type": "Collection", "stac_extensions": [], "summaries": {"platform": ["sentinel-2a"]}})",
         R"({"type": "Collection", "stac_extensions": [], "summaries": {"platform": "sentinel-2a"}})",
         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#summaries"},
        {"mlm.summaries.list", QT_TRANSLATE_NOOP("Explain", "A Collection that declares MLM has no lists as summaries"),
         QT_TRANSLATE_NOOP("Explain", "This is a mistake in the published schema: it reads every summary as an object of fields, so that lists, which "
                           "STAC recommends, are refused. Until that is mended, ranges and JSON Schemas pass, or the Collection does not "
                           "declare MLM."),
         R"({"type": "Collection", "summaries": {"mlm:memory_size": {"minimum": 1, "maximum": 2}}})",
         R"({"type": "Collection", "summaries": {"mlm:framework": ["PyTorch"]}})",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields"},
        {"mlm.summaries.form", QT_TRANSLATE_NOOP("Explain", "A summary does not describe a whole model"),
         QT_TRANSLATE_NOOP("Explain", "A summary tells which values one field has in the Items. An object with the fields of a model is refused "
                           "there."),
         "",
         "",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields"},
        {"mlm.address", QT_TRANSLATE_NOOP("Explain", "The address of an early release of MLM is one that can be met"),
         QT_TRANSLATE_NOOP("Explain", "The schemas of MLM 1.0.0 to 1.3.0 are served under two addresses. Those at stac-extensions.github.io ask the "
                           "document to declare another address than their own, so that nothing that declares them is ever valid. Those at "
                           "crim-ca.github.io are the same otherwise, and work."),
         R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json"]})",
         R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.3.0/schema.json"]})",
         "https://github.com/stac-extensions/mlm/blob/v1.3.0/README.md"},
        {"dlm.unknown-field", QT_TRANSLATE_NOOP("Explain", "Fields of the forerunner DLM do not stand beside those of MLM"),
         QT_TRANSLATE_NOOP("Explain", "MLM was called DLM before its first release. The schemas of MLM 1.0.0 to 1.3.0 refuse fields with the prefix "
                           "“dlm:”; many of them have the same name with “mlm:” now."),
         R"({"properties": {"mlm:total_parameters": 1000}})",
         R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json"], "properties": {"dlm:total_parameters": 1000}})",
         "https://github.com/stac-extensions/mlm/blob/v1.3.0/README.md"},
        {"mlm.assets.every", QT_TRANSLATE_NOOP("Explain", "In MLM 1.0.0 and 1.1.0 every asset is the model"),
         QT_TRANSLATE_NOOP("Explain", "The schemas of these releases want the role mlm:model of every asset, not of one. This was mended in MLM 1.2.0, "
                           "where code, data and pictures may stand beside the model."),
         R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.2.0/schema.json"], "assets": {"code": {"href": "./code.zip", "roles": ["code"]}}})",
         R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.1.0/schema.json"], "assets": {"code": {"href": "./code.zip", "roles": ["code"]}}})",
         "https://github.com/stac-extensions/mlm/blob/v1.1.0/README.md#model-asset"},
        {"mlm.assets.model", QT_TRANSLATE_NOOP("Explain", "At least one asset is the model"),
         QT_TRANSLATE_NOOP("Explain", "Readers find the model file by the role mlm:model. An Item that declares MLM has an asset with that role and "
                           "an artifact type."),
         R"({"assets": {"model": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}}})",
         "",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset"},
        {"mlm.artifact-type.role", QT_TRANSLATE_NOOP("Explain", "Only a model asset has an artifact type"),
         QT_TRANSLATE_NOOP("Explain", "The artifact type says how the file of the model was saved. It goes together with the role mlm:model, by which "
                           "readers find the file."),
         R"({"assets": {"model": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}}})",
         R"({"assets": {"other": {"roles": ["data"], "mlm:artifact_type": "torch.save"}}})",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset"},
        {"mlm.entrypoint.role", QT_TRANSLATE_NOOP("Explain", "Only an asset with source code has an entry point"),
         QT_TRANSLATE_NOOP("Explain", "The entry point names the function in the source code that runs the model. It goes together with the role "
                           "“code”."),
         R"({"assets": {"code": {"roles": ["code"], "mlm:entrypoint": "package.module:run"}}})",
         R"({"assets": {"code": {"roles": ["data"], "mlm:entrypoint": "package.module:run"}}})",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#source-code-asset"},
        {"mlm.dim-order.bands", QT_TRANSLATE_NOOP("Explain", "An input with bands has a dimension “bands”, and the other way round"),
         QT_TRANSLATE_NOOP("Explain", "The list of bands tells what the layers of an array are; the dimension “bands” tells along which direction of "
                           "the array they lie. One without the other leaves that open."),
         R"({"properties": {"mlm:input": [{
  "bands": ["B02"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 1]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}]}}})",
         R"({"properties": {"mlm:input": [{
  "bands": ["B02"],
  "input": {"dim_order": ["batch", "channel"], "shape": [-1, 1]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}]}}})",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#dimension-order"},
        {"mlm.dim-order.variables", QT_TRANSLATE_NOOP("Explain", "An input with variables has a dimension “variables”, and the other way round"),
         QT_TRANSLATE_NOOP("Explain", "The list of variables tells what the layers of an array are; the dimension “variables” tells along which "
                           "direction of the array they lie. One without the other leaves that open."),
         R"({"properties": {"mlm:input": [{
  "variables": ["temperature"],
  "input": {"dim_order": ["batch", "variables"], "shape": [-1, 1]}}],
  "cube:dimensions": {"time": {"type": "temporal", "extent": ["2020-01-01T00:00:00Z", null]}},
  "cube:variables": {"temperature": {"type": "data", "dimensions": ["time"]}}}})",
         R"({"properties": {"mlm:input": [{
  "variables": ["temperature"],
  "input": {"dim_order": ["batch", "channel"], "shape": [-1, 1]}}],
  "cube:dimensions": {"time": {"type": "temporal", "extent": ["2020-01-01T00:00:00Z", null]}},
  "cube:variables": {"temperature": {"type": "data", "dimensions": ["time"]}}}})",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#dimension-order"},
        {"mlm.bands.declared", QT_TRANSLATE_NOOP("Explain", "Bands that are listed are described"),
         QT_TRANSLATE_NOOP("Explain", "An input lists bands by name only. The document has to describe bands somewhere: in “bands”, “eo:bands” or "
                           "“raster:bands” of the properties or of an asset."),
         R"({"properties": {"mlm:input": [{"bands": ["B02"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 1]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}]}}})",
         R"({"properties": {"mlm:input": [{"bands": ["B02"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 1]}}]}})",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#bands-and-statistics"},
        {"mlm.variables.declared", QT_TRANSLATE_NOOP("Explain", "Variables that are listed are described"),
         QT_TRANSLATE_NOOP("Explain", "An input lists variables by name only. The document has to describe them in cube:variables of the properties "
                           "or of an asset."),
         R"({"properties": {"mlm:input": [{"variables": ["temperature"],
  "input": {"dim_order": ["batch", "variables"], "shape": [-1, 1]}}],
  "cube:dimensions": {"time": {"type": "temporal", "extent": ["2020-01-01T00:00:00Z", null]}},
  "cube:variables": {"temperature": {"type": "data", "dimensions": ["time"]}}}})",
         R"({"properties": {"mlm:input": [{"variables": ["temperature"],
  "input": {"dim_order": ["batch", "variables"], "shape": [-1, 1]}}]}})",
         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#data-variables"},
        {"datacube.dimension", QT_TRANSLATE_NOOP("Explain", "A dimension of a data cube is complete"),
         QT_TRANSLATE_NOOP("Explain", "Each kind of dimension has fields of its own: an axis and an extent in space, an extent in time, values for "
                           "others. The message tells what is missing."),
         "",
         "",
         "https://github.com/stac-extensions/datacube/blob/v2.3.0/README.md#dimension-object"},
        {"datacube.cube-dimensions.missing", QT_TRANSLATE_NOOP("Explain", "A document that declares the data cube extension has dimensions"),
         QT_TRANSLATE_NOOP("Explain", "Variables lie along dimensions. Without any dimension there is no data cube."),
         "",
         "",
         "https://github.com/stac-extensions/datacube/blob/v2.3.0/README.md"},
        {"*.address", QT_TRANSLATE_NOOP("Explain", "An extension is declared at an address that works"),
         QT_TRANSLATE_NOOP("Explain", "The schema at this address was published with a mistake: it asks for another address than its own, so that no document can be "
                           "valid with it. The same release stands at another address, too, and there it works.")},
        {"*.unknown-field", QT_TRANSLATE_NOOP("Explain", "Fields with the prefix of an extension are fields that it has"),
         QT_TRANSLATE_NOOP("Explain", "The prefix says that a field means what the extension says it means. A name that the declared release does not "
                           "know here is mostly a spelling mistake, or belongs to another release. For fields of your own use a prefix of "
                           "your own.")},
        {"*.misplaced", QT_TRANSLATE_NOOP("Explain", "A field stands where its extension wants it"),
         QT_TRANSLATE_NOOP("Explain", "Some fields belong into the properties, others into an asset or a band. Elsewhere programs do not look for "
                           "them, and the schema refuses them.")},
        {"*.role", QT_TRANSLATE_NOOP("Explain", "Fields of an extension count where a role says so"),
         QT_TRANSLATE_NOOP("Explain", "How data were processed is told of who produced or processed them. With providers of other roles the schema does not "
                           "count the fields, and without any that count it refuses the Collection.")},
        {"*.unused", QT_TRANSLATE_NOOP("Explain", "An extension that is declared is used"),
         QT_TRANSLATE_NOOP("Explain", "The schema of this extension wants at least one of its fields. Fill one in, or take the declaration out.")},
    };
    return all;
}

} // namespace mlm::pages
