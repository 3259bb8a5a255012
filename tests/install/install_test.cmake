# Installs the build into a folder of its own, builds a program against what is there, and runs both.
#   cmake -D BUILD=… -D SOURCE=… -D COMPILER=… -P install_test.cmake

set(prefix ${BUILD}/install_test/prefix)
set(consumer ${BUILD}/install_test/consumer)
file(REMOVE_RECURSE ${BUILD}/install_test)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${code}:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
foreach(file bin/selaras share/man/man1/selaras.1 share/man/id/man1/selaras.1
             share/bash-completion/completions/selaras share/zsh/vendor-completions/_selaras
             share/fish/vendor_completions.d/selaras.fish include/selaras/model/procedure.h)
  if(NOT EXISTS ${prefix}/${file})
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()

run(${prefix}/bin/selaras --version)

run(${CMAKE_COMMAND} -S ${SOURCE}/tests/install/consumer -B ${consumer} -D CMAKE_PREFIX_PATH=${prefix}
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_BUILD_TYPE=Debug)
run(${CMAKE_COMMAND} --build ${consumer})
run(${consumer}/consumer ${SOURCE}/procedures/kota-madiun/procedure.json)
if(NOT output MATCHES "wrong-approver")
  message(FATAL_ERROR "the program that uses the rooms found:\n${output}")
endif()
