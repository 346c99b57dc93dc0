# The libraries of Debian 12 that the program stands on. packages.txt installs them.
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tl-expected REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(date REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(Threads REQUIRED)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(prometheus REQUIRED IMPORTED_TARGET prometheus-cpp-core)

# What pure code may use: values and text, nothing that reaches outside.
add_library(pure_libraries INTERFACE)
target_link_libraries(pure_libraries INTERFACE
  tilstede_flags fmt::fmt nlohmann_json::nlohmann_json tl::expected tomlplusplus::tomlplusplus
  ICU::i18n ICU::uc)

add_library(platform_libraries INTERFACE)
target_link_libraries(platform_libraries INTERFACE
  pure_libraries Boost::headers PkgConfig::libpq PkgConfig::sqlite3 PkgConfig::sodium PkgConfig::curl PkgConfig::libzip
  PkgConfig::pangocairo PkgConfig::prometheus PkgConfig::xlsxwriter spdlog::spdlog date::date-tz Threads::Threads)

add_library(test_libraries INTERFACE)
if(NOT TILSTEDE_FUZZ)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  target_link_libraries(test_libraries INTERFACE GTest::gtest GTest::gmock GTest::gtest_main
    rapidcheck_gtest rapidcheck)
endif()
