# selaras_room(name [SEES rooms...] [USES libraries...])
#
# A folder is a room is a static library `selaras_<name>` (also `selaras::<name>`) is a namespace. SEES are the rooms
# whose headers it may include, USES the third parties. Every .cpp in the folder, and one folder below, belongs to it.
function(selaras_room name)
  cmake_parse_arguments(arg "" "" "SEES;USES;SOURCES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*/*.cpp)
  list(APPEND sources ${arg_SOURCES})
  list(TRANSFORM arg_SEES PREPEND selaras::)
  if(sources)
    add_library(selaras_${name} STATIC ${sources})
    target_include_directories(selaras_${name} PUBLIC
      $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:include/selaras>)
    target_link_libraries(selaras_${name}
      PUBLIC ${arg_SEES} range-v3::range-v3 PRIVATE selaras_compiler ${arg_USES})
  else()
    add_library(selaras_${name} INTERFACE)
    target_include_directories(selaras_${name} INTERFACE
      $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:include/selaras>)
    target_link_libraries(selaras_${name} INTERFACE ${arg_SEES} range-v3::range-v3)
  endif()
  add_library(selaras::${name} ALIAS selaras_${name})
  set_property(GLOBAL APPEND PROPERTY SELARAS_ROOMS selaras::${name})
endfunction()
