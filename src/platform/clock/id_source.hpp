// IdSource: every new id of the program comes from here, a UUIDv7 in time order.
#pragma once

#include "base/uuid.hpp"
#include "platform/clock/clock.hpp"

namespace tilstede {

class IdSource {
 public:
  virtual ~IdSource() = default;
  virtual Uuid next() = 0;

  template <class IdType>
  IdType next_id() {
    return IdType{next()};
  }
};

/// Thread-safe; random bits from the operating system, strictly rising within a process.
std::unique_ptr<IdSource> system_ids(const Clock& clock);

/// 1, 2, 3 ... in UUIDv7 shape (tests and the demo, which is the same every time).
std::unique_ptr<IdSource> counting_ids();

}  // namespace tilstede
