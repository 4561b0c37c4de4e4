# SPDX-License-Identifier: Apache-2.0
# libb2 comes without CMake files of its own: MLM::b2.
find_path(B2_INCLUDE_DIR blake2.h REQUIRED)
find_library(B2_LIBRARY b2 REQUIRED)
add_library(MLM::b2 UNKNOWN IMPORTED)
set_target_properties(MLM::b2 PROPERTIES IMPORTED_LOCATION ${B2_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${B2_INCLUDE_DIR})
