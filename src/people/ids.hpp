// The ids of people, places and groups.
#pragma once

#include "base/uuid.hpp"

namespace tilstede {

using AreaId = Id<struct AreaTag>;
using SchoolId = Id<struct SchoolTag>;
using ClassId = Id<struct ClassTag>;
using SubjectId = Id<struct SubjectTag>;
using PupilId = Id<struct PupilTag>;
using GuardianId = Id<struct GuardianTag>;
using StaffId = Id<struct StaffTag>;
using AccountId = Id<struct AccountTag>;
using EntryId = Id<struct EntryTag>;
using FlagId = Id<struct FlagTag>;
using MessageId = Id<struct MessageTag>;
using ContestId = Id<struct ContestTag>;
using ExemptionId = Id<struct ExemptionTag>;
using SchoolingPlanId = Id<struct SchoolingPlanTag>;
using OutboxMessageId = Id<struct OutboxMessageTag>;
using DecisionId = Id<struct DecisionTag>;
using SubstituteLinkId = Id<struct SubstituteLinkTag>;
using HandoverId = Id<struct HandoverTag>;

}  // namespace tilstede
