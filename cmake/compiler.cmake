# Compiler, linker and cache: how everything is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Modules are not to be tried with g++ 12; without this newer CMakes scan every file for them.
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

# No -DNDEBUG: an assert is a programmer's mistake found, and finding it is worth its cost in production too.
# g++ 12 sees uninitialised values that are not there when it instruments for the sanitizers.
# FORTIFY needs optimisation and disturbs the sanitizers, so it belongs to the release build only.
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2")
set(CMAKE_CXX_FLAGS_SANITIZE
    "-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -Wno-maybe-uninitialized")
set(CMAKE_EXE_LINKER_FLAGS_SANITIZE "-fsanitize=address,undefined")

add_library(tilstede_flags INTERFACE)
target_compile_options(tilstede_flags INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -fstack-protector-strong -fPIE
  # No path of the building machine in the program; asserts and traces name files from the checkout.
  -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
target_compile_definitions(tilstede_flags INTERFACE _GLIBCXX_ASSERTIONS)
target_include_directories(tilstede_flags INTERFACE src)
target_link_options(tilstede_flags INTERFACE -pie -Wl,-z,relro,-z,now)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overlapping copies in "x" + std::to_string(i) that are not there.
  target_compile_options(tilstede_flags INTERFACE -Wno-restrict)
endif()
if(TILSTEDE_WERROR)
  target_compile_options(tilstede_flags INTERFACE -Werror)
endif()

# Links need the most memory: one at a time.
set_property(GLOBAL APPEND PROPERTY JOB_POOLS link=1)
set(CMAKE_JOB_POOL_LINK link)

find_program(MOLD mold)
if(MOLD)
  target_link_options(tilstede_flags INTERFACE -fuse-ld=mold)
endif()

# base_dir and hash_dir=false let every clone on a machine share what one has compiled. The cache itself
# stays where ccache keeps it, outside the clone.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=true
      CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()
