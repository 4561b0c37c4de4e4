// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli.h"
#include "app/cli/interrupt.h"
#include <iostream>
#include <unistd.h>

int main(int argc, char **argv)
{
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    mlm::cli::catchInterrupts();
    mlm::cli::Streams streams{std::cin, std::cout, std::cerr, isatty(STDERR_FILENO) == 1};
    return mlm::cli::run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), streams);
}
