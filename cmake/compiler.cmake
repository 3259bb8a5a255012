# How everything is compiled: language, warnings, sanitizers, cache.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)

# Asserts stay on in the optimised program too: an audit that stops is better than one that is wrong.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")

# Warnings stop the build only with the compilers that we build with; a newer one's new warning must not stop a user.
set(werror OFF)
if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13) OR
   (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 17))
  set(werror ON)
endif()
option(SELARAS_WERROR "Warnings are errors" ${werror})
set(SELARAS_SANITIZE "" CACHE STRING "Sanitizers, comma separated, e.g. address,undefined")
option(SELARAS_FUZZ "Build the fuzzers of tests/fuzz (clang)" OFF)

add_library(selaras_compiler INTERFACE)
target_compile_options(selaras_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  # Designated initialisers leave out what has its default: that is their point.
  -Wno-missing-field-initializers
  $<$<BOOL:${SELARAS_WERROR}>:-Werror>
  # Simulations must give the same bits on every machine; fused multiply-add would not.
  -ffp-contract=off)
if(SELARAS_SANITIZE)
  target_compile_options(selaras_compiler INTERFACE
    -fsanitize=${SELARAS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g
    # In code that sanitizers have changed, GCC 12 sees overlaps where there are none.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  target_link_options(selaras_compiler INTERFACE -fsanitize=${SELARAS_SANITIZE})
endif()
if(SELARAS_FUZZ)
  # On the libraries too: without it libFuzzer sees no coverage inside them.
  target_compile_options(selaras_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()

# ccache stops with an error where it cannot write its folder, so it is tried before it is relied on.
find_program(SELARAS_CCACHE ccache)
if(SELARAS_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(probe ${CMAKE_BINARY_DIR}/CMakeFiles/ccache_probe)
  file(WRITE ${probe}.cpp "int main() {}\n")
  execute_process(COMMAND ${SELARAS_CCACHE} ${CMAKE_CXX_COMPILER} -c ${probe}.cpp -o ${probe}.o
    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(failed)
    message(STATUS "ccache cannot be used here; compiling without it")
  else()
    set(CMAKE_CXX_COMPILER_LAUNCHER ${SELARAS_CCACHE})
  endif()
endif()
