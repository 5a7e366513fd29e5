// A copy of everything the server keeps, made while it runs.
#pragma once

#include <filesystem>

namespace companion::server::sqlite {

/// Copies the databases of a data folder into `target`, which is made when missing; files of
/// an earlier copy there are replaced, each when its successor is whole. Writers are not
/// held up.
///
/// Each copy is its database at one instant. The instants are taken first and right after
/// one another, the private log's last, so that nothing in the derived databases is missing
/// from the log: the copy is what a power cut at that instant would have left, and a server
/// started on it derives the rest again.
///
/// Throws std::runtime_error when there is nothing to copy or a copy cannot be finished.
void back_up(const std::filesystem::path& data_folder, const std::filesystem::path& target);

}  // namespace companion::server::sqlite
