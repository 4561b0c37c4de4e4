// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace mlm::cli {

/// Works on `count` things with several threads and hands the results over one after the other, in the order of the things, on the caller's thread.
/// `work` is called from any thread, several at once, and must not throw; `take` gives false to stop: what is being worked on then is finished, and thrown
/// away. At most `ahead` results a thread wait to be taken, so that memory does not grow with `count`.
template <typename Result>
void inOrder(std::size_t count, std::size_t threads, const std::function<Result(std::size_t)> &work, const std::function<bool(Result)> &take)
{
    constexpr std::size_t ahead = 8;
    threads = std::min(threads, count);
    if (threads < 2) {
        for (std::size_t i = 0; i < count; ++i)
            if (!take(work(i)))
                return;
        return;
    }
    std::mutex mutex;
    std::condition_variable roomCame, resultCame;
    std::vector<std::optional<Result>> waiting(threads * ahead); // the thing i at i modulo its size
    std::size_t next = 0, taken = 0;
    bool stopped = false;

    const auto labour = [&] {
        for (std::unique_lock lock(mutex);;) {
            roomCame.wait(lock, [&] { return stopped || next == count || next < taken + waiting.size(); });
            if (stopped || next == count)
                return;
            const std::size_t mine = next++;
            lock.unlock();
            Result result = work(mine);
            lock.lock();
            waiting[mine % waiting.size()] = std::move(result);
            if (mine == taken)
                resultCame.notify_one();
        }
    };
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < threads; ++i)
        workers.emplace_back(labour);
    for (std::unique_lock lock(mutex); taken < count && !stopped;) {
        std::optional<Result> &slot = waiting[taken % waiting.size()];
        resultCame.wait(lock, [&] { return slot.has_value(); });
        Result result = std::move(*slot);
        slot.reset();
        ++taken;
        roomCame.notify_one();
        lock.unlock();
        const bool more = take(std::move(result));
        lock.lock();
        stopped = !more;
    }
    roomCame.notify_all();
    for (std::thread &worker : workers)
        worker.join();
}

} // namespace mlm::cli
