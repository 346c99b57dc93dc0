# The program and its three test programs.
add_library(tilstede_pure OBJECT ${pure_sources} ${empty_source})
target_link_libraries(tilstede_pure PRIVATE pure_libraries)

add_library(tilstede_platform OBJECT ${platform_sources} ${empty_source})
target_link_libraries(tilstede_platform PRIVATE platform_libraries)

add_library(tilstede_features OBJECT ${feature_sources} ${empty_source})
target_link_libraries(tilstede_features PRIVATE platform_libraries)

add_library(tilstede_commands OBJECT ${command_sources} ${empty_source})
target_link_libraries(tilstede_commands PRIVATE platform_libraries CLI11::CLI11)

set(everything tilstede_pure tilstede_platform tilstede_features tilstede_commands)

if(EXISTS ${CMAKE_SOURCE_DIR}/src/main.cpp)
  add_executable(tilstede src/main.cpp)
  target_link_libraries(tilstede PRIVATE ${everything} platform_libraries CLI11::CLI11)
  target_compile_definitions(tilstede PRIVATE TILSTEDE_VERSION="${PROJECT_VERSION}")
endif()

enable_testing()
function(add_test_program name)
  add_executable(${name} ${ARGN} ${empty_source})
  # Test data is named from the checkout's root.
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

# Pure code is tested linked alone: see the top of CMakeLists.txt.
add_test_program(pure_tests ${pure_test_sources})
target_link_libraries(pure_tests PRIVATE tilstede_pure pure_libraries test_libraries)

add_test_program(platform_tests ${platform_test_sources})
target_link_libraries(platform_tests PRIVATE tilstede_pure tilstede_platform platform_libraries test_libraries)

add_test_program(store_tests ${store_test_sources})
target_link_libraries(store_tests PRIVATE ${everything} platform_libraries CLI11::CLI11 test_libraries)
