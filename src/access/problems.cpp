#include "access/problems.hpp"

namespace tilstede::access {

Problem not_found() {
  return {404, "not-found", "Not found", "There is nothing here, or nothing for you.", {}};
}

Problem not_allowed() {
  return {403, "not-allowed", "Not allowed", "Your relation to this does not give that right.", {}};
}

Problem privacy_not_confirmed() {
  return {403,
          "privacy-not-confirmed",
          "Privacy not confirmed",
          "Staff confirm that they know the rules of privacy before they see a pupil.",
          {}};
}

Problem not_signed_in() {
  return {401, "not-signed-in", "Not signed in", "There is no session, or it has ended. Sign in.", {}};
}

Problem csrf_token_missing() {
  return {403,
          "csrf-token-missing",
          "CSRF token missing",
          "Send the csrf_token of GET /api/session in the header X-CSRF-Token.",
          {}};
}

Problem csrf_token_wrong() {
  return {403,
          "csrf-token-wrong",
          "CSRF token wrong",
          "The header X-CSRF-Token is not this session's. Read GET /api/session again.",
          {}};
}

Problem origin_not_allowed() {
  return {403,
          "origin-not-allowed",
          "Origin not allowed",
          "Writes are taken from this server's own pages only. Behind a proxy, set public_url.",
          {}};
}

Problem sign_in_failed() {
  return {401, "sign-in-failed", "Sign-in failed", "The login and the password do not go together.", {}};
}

Problem sign_in_slowed() {
  return {429,
          "sign-in-slowed",
          "Sign-in slowed",
          "Several sign-ins have failed. Wait for as long as Retry-After says; nothing is locked.",
          {}};
}

Problem sign_in_busy() {
  return {503,
          "sign-in-busy",
          "Sign-in is busy",
          "Many sign in at this moment. Try again after as long as Retry-After says.",
          {}};
}

Problem privacy_text_outdated() {
  return {409,
          "privacy-text-outdated",
          "Another text of the privacy rules is in force",
          "Show the text named by privacy_text_version of GET /api/session, and confirm that one.",
          {}};
}

}  // namespace tilstede::access
