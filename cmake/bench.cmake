# bench/x/x_bench.cpp becomes the program x_bench, with the other files of its folder and the pure code.
# Not part of `all`: `cmake --build build --target bench`.
add_custom_target(bench)
set(bench_programs ${bench_sources})
list(FILTER bench_programs INCLUDE REGEX "_bench\\.cpp$")

foreach(source IN LISTS bench_programs)
  cmake_path(GET source STEM LAST_ONLY name)
  cmake_path(GET source PARENT_PATH folder)
  set(parts ${bench_sources})
  list(FILTER parts INCLUDE REGEX "^${folder}/")
  add_executable(${name} EXCLUDE_FROM_ALL ${parts})
  target_link_libraries(${name} PRIVATE tilstede_pure pure_libraries Threads::Threads)
  target_include_directories(${name} PRIVATE bench)
  add_dependencies(bench ${name})
endforeach()
