# What `cmake --install` and `cpack` put where: the program with its manual and completions (component `program`), and the
# rooms as libraries for `find_package(selaras)` (component `development`).

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS selaras_program COMPONENT program)

# The program writes its own manual and completions.
set(written ${PROJECT_BINARY_DIR}/install)
file(MAKE_DIRECTORY ${written})
set(written_files "")
function(selaras_written_by_program file)
  add_custom_command(OUTPUT ${written}/${file} COMMAND selaras_program ${ARGN} > ${written}/${file}
    DEPENDS selaras_program)
  set(written_files ${written_files} ${written}/${file} PARENT_SCOPE)
endfunction()
selaras_written_by_program(selaras.1 manual --output man --lang en)
selaras_written_by_program(selaras.id.1 manual --output man --lang id)
selaras_written_by_program(selaras.bash completion bash --lang en)
selaras_written_by_program(selaras.zsh completion zsh --lang en)
selaras_written_by_program(selaras.fish completion fish --lang en)
add_custom_target(selaras_manual ALL DEPENDS ${written_files})

install(FILES ${written}/selaras.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${written}/selaras.id.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/id/man1 RENAME selaras.1
  COMPONENT program)
install(FILES ${written}/selaras.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME selaras COMPONENT program)
install(FILES ${written}/selaras.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
  RENAME _selaras COMPONENT program)
install(FILES ${written}/selaras.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
  COMPONENT program)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

# The rooms. Headers keep their folders, so that includes read as here: "model/procedure.h".
set(rooms "")
get_property(aliases GLOBAL PROPERTY SELARAS_ROOMS)
foreach(alias IN LISTS aliases)
  get_target_property(room ${alias} ALIASED_TARGET)
  string(REPLACE "selaras::" "" name ${alias})
  set_target_properties(${room} PROPERTIES EXPORT_NAME ${name})
  list(APPEND rooms ${room})
  install(DIRECTORY ${name} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/selaras COMPONENT development
    FILES_MATCHING PATTERN *.h)
endforeach()
install(TARGETS ${rooms} selaras_compiler EXPORT selaras
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/selaras)
install(EXPORT selaras NAMESPACE selaras:: FILE rooms.cmake DESTINATION ${package}
  COMPONENT development)
write_basic_package_version_file(${written}/selaras-config-version.cmake
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(FILES cmake/selaras-config.cmake ${written}/selaras-config-version.cmake cmake/libraries.cmake
  DESTINATION ${package} COMPONENT development)

# Packages: `cpack -G DEB` gives one for each component, `cpack -G TGZ` one with everything.
set(CPACK_PACKAGE_NAME selaras)
set(CPACK_PACKAGE_VENDOR Selaras)
set(CPACK_PACKAGE_CONTACT "Selaras <selaras@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks and simulates published administrative procedures")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME selaras)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Opened at first use, so nothing else names them.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "librsvg2-2, libsqlite3-0, libxlsxwriter4")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libselaras-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "libboost-dev, libfmt-dev, libgraphviz-dev, libmd-dev, libpugixml-dev, librange-v3-dev, libsqlite3-dev, libxlsxwriter-dev, nlohmann-json3-dev, zlib1g-dev")
include(CPack)
