// SPDX-License-Identifier: Apache-2.0
#include "core/validation/explain/pages.h"

namespace mlm::pages {

const std::vector<Kind> &kinds()
{
    static const std::vector<Kind> all{
        {"missing", QT_TRANSLATE_NOOP("Explain", "%1: given where it is needed"),
         QT_TRANSLATE_NOOP("Explain", "It is required, on its own or because of another field that is there: without it programs cannot use what it belongs to.")},
        {"type", QT_TRANSLATE_NOOP("Explain", "%1: the right kind of value"),
         QT_TRANSLATE_NOOP("Explain", "JSON tells texts, numbers, true and false, lists, objects and null apart: “12” in quotation marks is a text, 12 is a number. "
                                      "Programs expect one of these kinds and stop, or read something else, at another.")},
        {"known", QT_TRANSLATE_NOOP("Explain", "%1: only values that are agreed on"),
         QT_TRANSLATE_NOOP("Explain", "The values are a fixed list, so that everybody writes the same word for the same thing and searches find it.")},
        {"pattern", QT_TRANSLATE_NOOP("Explain", "%1: written in the form that is agreed on"),
         QT_TRANSLATE_NOOP("Explain", "Programs compare such values letter by letter or take them apart, and another form confuses them.")},
        {"format", QT_TRANSLATE_NOOP("Explain", "%1: a date or an address that programs can read"),
         QT_TRANSLATE_NOOP("Explain", "Dates and addresses have one way to be written, so that they can be sorted, compared and opened.")},
        {"empty", QT_TRANSLATE_NOOP("Explain", "%1: not empty"),
         QT_TRANSLATE_NOOP("Explain", "An empty text says nothing. Where there is nothing to say, the field is left out.")},
        {"length", QT_TRANSLATE_NOOP("Explain", "%1: not too long"),
         QT_TRANSLATE_NOOP("Explain", "It is a short name; what needs more words belongs in a description.")},
        {"range", QT_TRANSLATE_NOOP("Explain", "%1: a number within its bounds"),
         QT_TRANSLATE_NOOP("Explain", "Numbers beyond the bounds have no meaning here; often another unit was meant.")},
        {"count", QT_TRANSLATE_NOOP("Explain", "%1: the right number of entries"),
         QT_TRANSLATE_NOOP("Explain", "With fewer or more entries it cannot be told what each of them means.")},
        {"unique", QT_TRANSLATE_NOOP("Explain", "%1: each entry once"),
         QT_TRANSLATE_NOOP("Explain", "The second of two equal entries says nothing new, and programs that go by the entries would do the same twice.")},
        {"members", QT_TRANSLATE_NOOP("Explain", "%1: only members that are provided for"),
         QT_TRANSLATE_NOOP("Explain", "Another name is mostly a spelling mistake: programs look for the right one and do not find it.")},
        {"names", QT_TRANSLATE_NOOP("Explain", "%1: names written in the form that is agreed on"),
         QT_TRANSLATE_NOOP("Explain", "Programs use these names as they are, so only certain characters are allowed.")},
        {"release", QT_TRANSLATE_NOOP("Explain", "%1: known to every release that is declared"),
         QT_TRANSLATE_NOOP("Explain", "Two releases of one extension are declared, and one of them does not know this field. Declare the one that the document is written for.")},
    };
    return all;
}

} // namespace mlm::pages
