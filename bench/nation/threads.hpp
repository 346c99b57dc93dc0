// Runs tasks on so many threads, each taking the next that nobody has.
#pragma once

#include "engine/columns_build.hpp"

namespace tilstede::bench {

engine::RunTasks on_threads(int threads);

}  // namespace tilstede::bench
