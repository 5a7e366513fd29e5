# Writes OUTPUT: a C++ table of every rule file under RULES_DIR (path from there without ".json",
# text) but those whose path matches LEFT_OUT, as the function FUNCTION of NAMESPACE that HEADER
# declares.
# MSVC-style length limits do not apply to GCC and Clang, so one raw literal per file is enough.
file(GLOB_RECURSE files RELATIVE ${RULES_DIR} ${RULES_DIR}/*.json)
list(FILTER files EXCLUDE REGEX "\\.schema\\.json$")
if(LEFT_OUT)
  list(FILTER files EXCLUDE REGEX "${LEFT_OUT}")
endif()
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  file(READ ${RULES_DIR}/${file} text)
  # A JSON string holds no line break: breaks and indentation are for people only.
  string(REGEX REPLACE "\n *" "" text "${text}")
  # So is what a file says about itself, if it begins with that.
  string(REGEX REPLACE [[^{"about": "([^"\\]|\\.)*",]] "{" text "${text}")
  string(REGEX REPLACE "\\.json$" "" name ${file})
  string(APPEND rows "    {\"${name}\", R\"rule_json(${text})rule_json\"},\n")
endforeach()
file(WRITE ${OUTPUT}.tmp
"// Generated from wasm-core/rules by EmbedRules.cmake.
#include \"${HEADER}\"

namespace ${NAMESPACE} {
namespace {
constexpr rules::EmbeddedFile kFiles[] = {
${rows}};
}  // namespace

std::span<const rules::EmbeddedFile> ${FUNCTION}() { return kFiles; }

}  // namespace ${NAMESPACE}
")
file(COPY_FILE ${OUTPUT}.tmp ${OUTPUT} ONLY_IF_DIFFERENT)
