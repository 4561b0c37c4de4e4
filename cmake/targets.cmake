# SPDX-License-Identifier: Apache-2.0
# What every target of the house has in common.

add_library(mlm_warnings INTERFACE)
target_compile_options(mlm_warnings INTERFACE -Wall -Wextra -Wconversion -Wshadow
                       $<$<BOOL:${MLM_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms in the inlined code of std::string: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
  target_compile_options(mlm_warnings INTERFACE -Wno-restrict -Wno-stringop-overflow)
endif()
target_compile_definitions(mlm_warnings INTERFACE QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII
                           MLM_VERSION="${PROJECT_VERSION}")

# The big headers are read once for all of core and once for all of the GUI: two thirds of the time to build.
option(MLM_PCH "Precompile the headers of Qt and nlohmann_json" ON)
if(MLM_PCH)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/pch.cpp CONTENT "// Holds the precompiled headers.\n")
  add_library(mlm_pch_core OBJECT ${PROJECT_BINARY_DIR}/pch.cpp)
  set_target_properties(mlm_pch_core PROPERTIES AUTOMOC OFF)
  target_link_libraries(mlm_pch_core PRIVATE Qt6::Core nlohmann_json::nlohmann_json mlm_warnings)
  target_precompile_headers(mlm_pch_core PRIVATE <nlohmann/json.hpp> <QCoreApplication> <QObject> <QString> <QStringList>
                            <functional> <memory> <optional> <string> <vector>)
  if(MLM_GUI)
    add_library(mlm_pch_gui OBJECT ${PROJECT_BINARY_DIR}/pch.cpp)
    set_target_properties(mlm_pch_gui PROPERTIES AUTOMOC OFF)
    target_link_libraries(mlm_pch_gui PRIVATE Qt6::Core Qt6::Gui Qt6::Widgets Qt6::Svg nlohmann_json::nlohmann_json mlm_warnings)
    target_precompile_headers(mlm_pch_gui PRIVATE <nlohmann/json.hpp> <QtWidgets> <functional> <memory> <optional> <string> <vector>)
  endif()
endif()

# mlm_library(NAME SOURCES file... LINKS target...): one room of the house, as a static library.
function(mlm_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE mlm_warnings)
  if(MLM_PCH)
    if(CMAKE_CURRENT_SOURCE_DIR MATCHES "/core/|/app/cli|/widgets$")
      target_precompile_headers(${name} REUSE_FROM mlm_pch_core)
    else()
      target_link_libraries(${name} PRIVATE Qt6::Widgets Qt6::Svg) # as the precompiled headers were made
      target_precompile_headers(${name} REUSE_FROM mlm_pch_gui)
    endif()
  endif()
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
