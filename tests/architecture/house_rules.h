#pragma once

#include <string>
#include <vector>

/// The rules of CONTRIBUTING.md, "Rooms", as functions of text, so that they can be shown bad
/// houses too.
namespace selaras::architecture {

struct File {
  std::string path;  ///< from the project's root, with `/`
  std::string text;
};

struct Room {
  std::string name;
  std::vector<std::string> sees;  ///< the rooms whose headers it may include
};

/// The house, lowest room first.
const std::vector<Room>& rooms();

/// Rooms that see themselves round some corners, as "a -> b -> a"; empty where there is none.
std::string cycle(const std::vector<Room>& rooms);

/// What is wrong with the files, one line each: `file:line: what (the offending text)`, in the
/// order of the files.
std::vector<std::string> complaints(const std::vector<File>& files);

/// What is wrong with the names of the folders that hold these paths.
std::vector<std::string> complaints_about_folders(const std::vector<std::string>& paths);

/// Where `selaras_room(... SEES ...)` of a room's CMakeLists.txt differs from rooms().
std::vector<std::string> complaints_about_build(const File& lists);

}  // namespace selaras::architecture
