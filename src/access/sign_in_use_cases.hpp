// Signing in. An unknown login costs and answers the same as a wrong password. Failures slow the next try for
// that login, or, from a browser that has signed in with it before, for that browser alone: nobody who
// guesses at a login from outside keeps its owner out. Nothing is ever locked, and no address is counted: a
// school is one.
#pragma once

#include <chrono>
#include <string>

#include "access/session_use_cases.hpp"
#include "base/personal.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "platform/context.hpp"

namespace tilstede::access {

struct Credentials {
  PersonalText login;
  PersonalText password;
};

/// What the browser came with; either may be empty.
struct Browser {
  std::string session_token;
  std::string device_token;
};

struct SignedIn {
  OpenedSession opened;
  std::string device_token;
};

struct SignInRefusal {
  Problem problem;
  /// Zero unless the answer says Retry-After.
  std::chrono::seconds retry_after{0};
};

Result<SignedIn, SignInRefusal> sign_in(const Context& context, const Credentials& credentials,
                                        const Browser& browser);

/// Without a password; the caller has made sure that this is the demo.
Result<OpenedSession, Problem> sign_in_demo(const Context& context, const PersonalText& login,
                                            const Browser& browser);

/// How logins are compared and kept: without blanks around, ASCII letters in lower case.
std::string normalised_login(const PersonalText& login);

}  // namespace tilstede::access
