// SPDX-License-Identifier: Apache-2.0
// Reads one document a line from standard input, plain or as {"id", "op", "path", "doc"}, and prints one line for each with the verdict and what was
// found: for comparing with another validator (tests/oracle) and for looking at findings by eye (--findings).
#include "core/json/parse.h"
#include "core/validation/engine.h"
#include <cstring>
#include <iostream>

int main(int argc, char **argv)
{
    using mlm::Json;
    const bool all = argc > 1 && std::strcmp(argv[1], "--findings") == 0;
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line))
    {
        if (line.empty())
            continue;
        Json out = Json::object();
        const auto parsed = mlm::json::parse(line, {.bytes = std::size_t{256} << 20, .depth = 4096});
        mlm::Findings findings;
        if (!parsed)
            findings = mlm::parseFailure(parsed.error());
        else
        {
            const Json &root = parsed->root;
            const bool wrapped = root.is_object() && root.contains("doc") && root.contains("op") && root.contains("id");
            if (wrapped)
                for (const char *name : {"id", "op", "path"})
                    out[name] = root.at(name);
            findings = mlm::check(wrapped ? root.at("doc") : root);
        }
        out["valid"] = findings.valid();
        out["findings"] = Json::array();
        for (const mlm::Finding &finding : findings.list)
        {
            if (!all && finding.source != mlm::Source::Schema)
                continue;
            Json entry = {{"rule", finding.rule}, {"pointer", finding.pointer.toString()}};
            if (all)
            {
                entry["source"] = mlm::toString(finding.source);
                entry["message"] = finding.message.toStdString();
                entry["advice"] = finding.advice.toStdString();
                if (finding.fix)
                    entry["fix"] = finding.fix->label.toStdString();
                entry["reference"] = finding.reference;
            }
            out["findings"].push_back(std::move(entry));
        }
        std::cout << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    return 0;
}
