# SPDX-License-Identifier: Apache-2.0
# What every target of the house has in common.

add_library(mlm_warnings INTERFACE)
target_compile_options(mlm_warnings INTERFACE -Wall -Wextra -Wconversion -Wshadow
                       $<$<BOOL:${MLM_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms in std::string concatenation: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
  target_compile_options(mlm_warnings INTERFACE -Wno-restrict)
endif()
target_compile_definitions(mlm_warnings INTERFACE QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII
                           MLM_VERSION="${PROJECT_VERSION}")

# mlm_library(NAME SOURCES file... LINKS target...): one room of the house, as a static library.
function(mlm_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  foreach(file ${ARG_SOURCES}) # for as long as rooms are being built
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${file} AND NOT IS_ABSOLUTE ${file})
      file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${file} "")
      list(REMOVE_ITEM ARG_SOURCES ${file})
      list(APPEND ARG_SOURCES ${CMAKE_CURRENT_BINARY_DIR}/${file})
    endif()
  endforeach()
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE mlm_warnings)
endfunction()

# mlm_test(NAME SOURCES file... LINKS target...): one QtTest executable a room, run offscreen.
function(mlm_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE MLM_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} Qt6::Test mlm_warnings)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600
                       ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_SCALE_FACTOR=1;LC_ALL=C.UTF-8")
endfunction()
