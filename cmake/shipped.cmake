# The data that travels inside the program (model/shipped.h): sets SELARAS_SHIPPED_SOURCE, a generated .cpp.

file(GLOB_RECURSE shipped CONFIGURE_DEPENDS LIST_DIRECTORIES false RELATIVE ${PROJECT_SOURCE_DIR}
  ${PROJECT_SOURCE_DIR}/procedures/*.json
  ${PROJECT_SOURCE_DIR}/procedures/reference/*.md
  ${PROJECT_SOURCE_DIR}/reports/html/*
  ${PROJECT_SOURCE_DIR}/reports/*.css
  ${PROJECT_SOURCE_DIR}/reports/*.js
  ${PROJECT_SOURCE_DIR}/reports/*.mustache)
file(GLOB flat CONFIGURE_DEPENDS LIST_DIRECTORIES false RELATIVE ${PROJECT_SOURCE_DIR}
  ${PROJECT_SOURCE_DIR}/checker/rules/*.md
  ${PROJECT_SOURCE_DIR}/gate/rules/*.md
  ${PROJECT_SOURCE_DIR}/reports/texts/*.json)
list(APPEND shipped ${flat})
# Golden files are for the tests; code in a template folder is compiled, not shipped.
list(FILTER shipped EXCLUDE REGEX "(^|/)expected[^/]*(/|$)|\\.(cpp|h)$|(^|/)CMakeLists\\.txt$|(^|/)\\.|~$")
list(REMOVE_DUPLICATES shipped)
list(SORT shipped)

set(lines "")
set(shipped_files "")
foreach(path IN LISTS shipped)
  string(APPEND lines "${path}\t${PROJECT_SOURCE_DIR}/${path}\n")
  list(APPEND shipped_files ${PROJECT_SOURCE_DIR}/${path})
endforeach()

# Files from the distribution's packages are shipped here, one line `path inside the program<tab>file on this machine` each
# (find_file, then append to both lists). embed.cmake sorts.
find_file(SELARAS_CHART_JS chart.min.js PATHS /usr/share/javascript/chart.js NO_DEFAULT_PATH)
mark_as_advanced(SELARAS_CHART_JS)
if(SELARAS_CHART_JS)
  string(APPEND lines "chart.js/chart.min.js\t${SELARAS_CHART_JS}\n")
  list(APPEND shipped_files ${SELARAS_CHART_JS})
else()
  message(STATUS "no charts in the audit page, only their tables: libjs-chart.js is missing")
endif()

set(list_file ${PROJECT_BINARY_DIR}/shipped/list.txt)
file(CONFIGURE OUTPUT ${list_file} CONTENT "${lines}" @ONLY)  # touched only when a name comes or goes

set(SELARAS_SHIPPED_SOURCE ${PROJECT_BINARY_DIR}/shipped/shipped_files.cpp)
add_custom_command(
  OUTPUT ${SELARAS_SHIPPED_SOURCE}
  COMMAND ${CMAKE_COMMAND} -D LIST=${list_file} -D OUT=${SELARAS_SHIPPED_SOURCE}
          -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS ${list_file} ${shipped_files} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  COMMENT "Collecting the files that the program carries"
  VERBATIM)
# The bytes are read by the assembler, which tells nobody; link-time optimisation does not see its symbols.
set_source_files_properties(${SELARAS_SHIPPED_SOURCE} PROPERTIES
  OBJECT_DEPENDS "${shipped_files}" COMPILE_OPTIONS -fno-lto)
