#include "nation/threads.hpp"

#include <atomic>
#include <thread>

namespace tilstede::bench {

engine::RunTasks on_threads(int threads) {
  return [threads](std::size_t count, const std::function<void(std::size_t)>& task) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i = next++; i < count; i = next++)
        task(i);
    };
    std::vector<std::thread> others;
    for (int i = 1; i < threads; ++i)
      others.emplace_back(work);
    work();
    for (auto& other : others)
      other.join();
  };
}

}  // namespace tilstede::bench
