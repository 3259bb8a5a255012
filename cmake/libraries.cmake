# Third parties, all from the distribution's packages (scripts/setup installs them).
# Each is linked only by the rooms that may include it.

find_package(nlohmann_json REQUIRED)
find_package(Boost CONFIG REQUIRED)
find_package(fmt REQUIRED)
if(NOT SELARAS_ROOMS_ONLY)  # as cmake/selaras-config.cmake asks for them
  find_package(CLI11 REQUIRED)
endif()
find_package(pugixml REQUIRED)
find_package(Threads REQUIRED)
find_package(range-v3 REQUIRED)  # without a version: Debian's package refuses every request for one
find_package(ZLIB REQUIRED)

# selaras_find_library(NAME lib HEADER file [SUFFIX folder] LIBRARIES names...)
# makes lib::lib from a header and libraries that come without a CMake package.
function(selaras_find_library target)
  cmake_parse_arguments(arg "" "HEADER;SUFFIX" "LIBRARIES" ${ARGN})
  find_path(SELARAS_${target}_INCLUDE ${arg_HEADER} PATH_SUFFIXES ${arg_SUFFIX} REQUIRED)
  mark_as_advanced(SELARAS_${target}_INCLUDE)
  add_library(${target}::${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target}::${target} INTERFACE ${SELARAS_${target}_INCLUDE})
  foreach(name IN LISTS arg_LIBRARIES)
    find_library(SELARAS_${target}_${name} ${name} PATH_SUFFIXES ${arg_SUFFIX} REQUIRED)
    mark_as_advanced(SELARAS_${target}_${name})
    target_link_libraries(${target}::${target} INTERFACE ${SELARAS_${target}_${name}})
  endforeach()
endfunction()

selaras_find_library(md HEADER sha2.h LIBRARIES md)
selaras_find_library(sqlite HEADER sqlite3.h)  # loaded at first use
# The plugins are linked directly and handed to gvContextPlugins: no search at run time, and pictures that do not
# depend on the fonts of the machine.
selaras_find_library(graphviz HEADER gvc.h SUFFIX graphviz
  LIBRARIES gvc cgraph cdt gvplugin_core gvplugin_dot_layout gvplugin_neato_layout)

# Headers alone: the library is opened at first use, see reports/spreadsheet_library.h.
selaras_find_library(xlsxwriter HEADER xlsxwriter.h)

# Allocates for the program a fifth quicker than the C library (bench_check, 1,000 procedures), which serves without it.
find_package(mimalloc QUIET)

# Only for tests and benches; both are left out where these are missing.
find_package(GTest QUIET)
find_package(rapidcheck QUIET)
find_package(benchmark QUIET)
