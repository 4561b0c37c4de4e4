// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interrupt.h"
#include <csignal>

namespace mlm::cli {
namespace {

volatile std::sig_atomic_t flag = 0;

extern "C" void onSignal(int number)
{
    flag = 1;
    // The second time is meant: no more waiting.
    std::signal(number, SIG_DFL);
}

} // namespace

void catchInterrupts()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    // Without SA_RESTART, so that waiting for input ends too.
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted()
{
    return flag != 0;
}

} // namespace mlm::cli
