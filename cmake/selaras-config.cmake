# find_package(selaras) gives the rooms as libraries: selaras::model, selaras::behaviour, selaras::checker,
# selaras::simulator, selaras::importer, selaras::reports, selaras::gate.

set(SELARAS_ROOMS_ONLY ON)
include(${CMAKE_CURRENT_LIST_DIR}/libraries.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/rooms.cmake)
