// The refusals of access. not_found() is the same for what does not exist and for what the asker may not
// know.
#pragma once

#include "base/problem.hpp"

namespace tilstede::access {

Problem not_found();
Problem not_allowed();
Problem privacy_not_confirmed();
Problem not_signed_in();
Problem csrf_token_missing();
Problem csrf_token_wrong();
Problem origin_not_allowed();
Problem sign_in_failed();
Problem sign_in_slowed();
Problem sign_in_busy();
Problem privacy_text_outdated();

}  // namespace tilstede::access
