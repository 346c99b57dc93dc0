// One password hash at a time in this process: each takes 19 MiB and a core, and no crowd of sign-ins may
// take them all.
#pragma once

#include <functional>

namespace tilstede::crypto {

/// Waits until nobody else is at it and runs `work`. False, without running it, when `waiting_max` wait
/// already.
bool in_turn(int waiting_max, const std::function<void()>& work);

}  // namespace tilstede::crypto
