# Kernels are compiled for the instructions their file name says, and chosen when the program runs
# (src/engine/kernels/instruction_set.cpp asks the machine for the same). Nothing else is compiled so.
set(baseline_flags)
set(avx2_flags)
set(avx512_flags)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set(avx2_flags -mavx2 -mbmi -mbmi2 -mpopcnt)
  set(avx512_flags ${avx2_flags} -mavx512f -mavx512bw -mavx512dq -mavx512vl -mavx512vpopcntdq
    -mprefer-vector-width=512)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 warns of its own intrinsics, which begin with a value that is meant to be undefined.
    list(APPEND avx512_flags -Wno-maybe-uninitialized)
  endif()
endif()

foreach(source IN LISTS all_sources bench_sources)
  if(source MATCHES "_(baseline|avx2|avx512)\\.cpp$")
    set_source_files_properties(${source} PROPERTIES
      COMPILE_OPTIONS "$<$<CONFIG:Release>:-O3>;${${CMAKE_MATCH_1}_flags}")
  endif()
endforeach()
