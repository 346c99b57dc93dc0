#include "engine/kernels/unit.hpp"
