// Attendance as JSON: the one place where requests are read and answers written, and so the one place where
// internal notes are left out for those who may not read them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "attendance/register.hpp"
#include "base/json_fields.hpp"

namespace tilstede::attendance {

/// Ask fields.finish() afterwards: after a problem the batch is not to be used.
/// Which register of a class is meant: a date and a lesson, or the whole day.
RegisterSlot read_slot(JsonFields& fields, const ClassId& school_class);

Batch read_batch(JsonFields& fields, const ClassId& school_class);

nlohmann::json json_of(const AbsenceEntry& entry, const Recorders& recorders, InternalNotes notes);

nlohmann::json json_of(const HomeMessage& message);

std::string to_json(const Register& view);
/// The day and its registers: GET /api/my/registers.
std::string to_json(const Date& date, const std::vector<Register>& registers);
std::string to_json(const BatchAnswer& answer);
std::string to_json(const Date& today, const std::vector<MyClass>& classes);
std::string to_json(const std::vector<MyChild>& children);

}  // namespace tilstede::attendance
