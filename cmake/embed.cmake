# cmake -D LIST=... -D OUT=... -P embed.cmake
#
# Writes a .cpp that defines selaras::model::shipped_files() from LIST, lines of `path<tab>file`.
# The assembler's .incbin copies the bytes, so nothing here reads, splits or escapes them: any content will do, NUL
# included, and megabytes cost no compile time. Paths may not hold tabs, `;`, brackets, quotes or backslashes.

cmake_minimum_required(VERSION 3.25)

file(READ ${LIST} lines)  # file(STRINGS) would split at every byte beyond ASCII
string(STRIP "${lines}" lines)
string(REPLACE "\n" ";" lines "${lines}")
list(SORT lines)  # by bytes, and so by path: the tab comes before every character of one

set(data "")
set(symbols "")
set(table "")
set(n 0)
foreach(line IN LISTS lines)
  string(REGEX MATCH "^([^\t]+)\t(.+)$" matched "${line}")
  set(path "${CMAKE_MATCH_1}")
  set(file "${CMAKE_MATCH_2}")
  file(SIZE "${file}" size)
  math(EXPR array "${size} + 1")
  string(APPEND data
    "asm(R\"--(.global selaras_shipped_${n}\n"
    "    .hidden selaras_shipped_${n}\n"
    "selaras_shipped_${n}: .incbin \"${file}\"\n"
    "    .byte 0)--\");\n")
  string(APPEND symbols "extern const char selaras_shipped_${n}[${array}];\n")
  string(APPEND table "    {\"${path}\", {selaras_shipped_${n}, ${size}}},\n")
  math(EXPR n "${n} + 1")
endforeach()

if(n EQUAL 0)
  set(body "  return {};\n")
else()
  set(body "  static constexpr ShippedFile files[] = {\n${table}  };\n  return files;\n")
  set(data "asm(\".pushsection .rodata\");\n${data}asm(\".popsection\");\n")
  set(symbols "extern \"C\" {\n${symbols}}\n")
endif()

file(WRITE ${OUT}
  "// Written by cmake/embed.cmake.\n"
  "#include \"model/shipped.h\"\n\n"
  "${data}\n${symbols}\n"
  "namespace selaras::model {\n\n"
  "std::span<const ShippedFile> shipped_files() {\n${body}}\n\n"
  "}  // namespace selaras::model\n")
