# bench/x_bench.cpp becomes the program x_bench; other files in bench/ are shared by them all.
# Not part of `all`: `cmake --build build --target bench`.
add_custom_target(bench)
set(bench_shared ${bench_sources})
list(FILTER bench_shared EXCLUDE REGEX "_bench\\.cpp$")
set(bench_programs ${bench_sources})
list(FILTER bench_programs INCLUDE REGEX "_bench\\.cpp$")

foreach(source IN LISTS bench_programs)
  cmake_path(GET source STEM LAST_ONLY name)
  add_executable(${name} EXCLUDE_FROM_ALL ${source} ${bench_shared})
  target_link_libraries(${name} PRIVATE ${everything} platform_libraries CLI11::CLI11)
  target_include_directories(${name} PRIVATE bench)
  add_dependencies(bench ${name})
endforeach()
