# One libFuzzer program per tests/fuzz/x_fuzz.cpp. Each names the files it fuzzes in lines such as
#   // fuzzes: src/platform/http/query.cpp
# and links those and the pure code, nothing else: no database, no network.
add_library(fuzz_flags INTERFACE)
target_compile_options(fuzz_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
  -fno-sanitize-recover=all -Wno-unused-command-line-argument)
target_link_libraries(fuzz_flags INTERFACE platform_libraries)

add_library(fuzz_pure STATIC ${pure_sources} ${empty_source})
target_link_libraries(fuzz_pure PRIVATE fuzz_flags)

foreach(source IN LISTS fuzz_sources)
  cmake_path(GET source STEM LAST_ONLY name)
  file(STRINGS ${source} named REGEX "^// fuzzes: ")
  list(TRANSFORM named REPLACE "^// fuzzes: *" "${CMAKE_SOURCE_DIR}/")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  # A pure file is in fuzz_pure already; naming it is documentation.
  list(REMOVE_ITEM named ${pure_sources})
  add_executable(${name} ${source} ${named})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer,address,undefined)
  target_link_libraries(${name} PRIVATE fuzz_pure fuzz_flags)
endforeach()
