// SPDX-License-Identifier: Apache-2.0
// Reads one document a line from standard input, plain or as {"id", "op", "path", "doc"}, and prints one line for each with what the published
// schemas of a folder say: for comparing with another validator (tests/oracle/official.sh).
//   officialverdicts DIR [--details]
#include "core/json/parse.h"
#include "core/validation/official/official.h"
#include <cstring>
#include <iostream>

int main(int argc, char **argv)
{
    using namespace mlm;
    using official::OfficialVerdict;
    if (argc < 2) {
        std::cerr << "usage: officialverdicts DIR [--details]\n";
        return 2;
    }
    const official::OfficialSchemas schemas{official::SchemaStore(QString::fromLocal8Bit(argv[1]))};
    const bool details = argc > 2 && std::strcmp(argv[2], "--details") == 0;
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty())
            continue;
        Json out = Json::object();
        const auto parsed = json::parse(line, {.bytes = std::size_t{256} << 20, .depth = 512});
        if (!parsed) {
            out["parsed"] = false;
            out["error"] = parsed.error().text().toStdString();
        } else {
            const Json &root = parsed->root;
            const bool wrapped = root.is_object() && root.contains("doc") && root.contains("op") && root.contains("id");
            if (wrapped)
                out["id"] = root.at("id");
            const auto verdicts = schemas.check(wrapped ? root.at("doc") : root);
            const auto all = official::overall(verdicts);
            out["parsed"] = true;
            out["valid"] = all ? Json(*all) : Json(nullptr);
            out["schemas"] = Json::object();
            for (const OfficialVerdict &verdict : verdicts) {
                const std::string uri = verdict.uri.toStdString();
                const bool known = verdict.kind == OfficialVerdict::Valid || verdict.kind == OfficialVerdict::Invalid;
                out["schemas"][uri] = known ? Json(verdict.kind == OfficialVerdict::Valid) : Json(nullptr);
                if (details && !verdict.detail.isEmpty())
                    out["details"][uri] = verdict.detail.toStdString();
            }
        }
        std::cout << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    return 0;
}
