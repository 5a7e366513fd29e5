# Writes OUTPUT: the function FUNCTION with a C++ table of every MIGRATIONS_DIR/NNNN_name.sql in order
# of its number.
file(GLOB files RELATIVE ${MIGRATIONS_DIR} ${MIGRATIONS_DIR}/*.sql)
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  string(REGEX MATCH "^0*([1-9][0-9]*)_" matched ${file})
  if(NOT matched)
    message(FATAL_ERROR "${file}: a migration is named NNNN_what_it_does.sql")
  endif()
  file(READ ${MIGRATIONS_DIR}/${file} text)
  string(APPEND rows "    {${CMAKE_MATCH_1}, R\"migration_sql(${text})migration_sql\"},\n")
endforeach()
file(WRITE ${OUTPUT}.tmp
"// Generated from server/src/store/sqlite/*_migrations by EmbedMigrations.cmake.
#include \"store/sqlite/migrations.h\"

namespace companion::server::sqlite {
namespace {
constexpr Migration kMigrations[] = {
${rows}};
}  // namespace

std::span<const Migration> ${FUNCTION}() { return kMigrations; }

}  // namespace companion::server::sqlite
")
file(COPY_FILE ${OUTPUT}.tmp ${OUTPUT} ONLY_IF_DIFFERENT)
