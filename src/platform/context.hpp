// Context: what a use case is given of the outside. One per process, made in main.cpp.
#pragma once

#include "platform/clock/clock.hpp"
#include "platform/clock/id_source.hpp"
#include "platform/config/config.hpp"
#include "platform/db/db.hpp"

namespace tilstede {

struct Context {
  db::Database& database;
  const Clock& clock;
  IdSource& ids;
  const Config& config;
};

}  // namespace tilstede
