#include "store/sqlite/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace companion::server::sqlite {

DataFolder::DataFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) {
    throw std::runtime_error("cannot create the data folder " + folder_.string() + ": " +
                             error.message());
  }
  const std::string lock_file = folder_ / "lock";
  lock_descriptor_ = open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock_descriptor_ < 0) {
    throw std::runtime_error("cannot write to the data folder " + folder_.string() + ": " +
                             std::generic_category().message(errno));
  }
  if (flock(lock_descriptor_, LOCK_EX | LOCK_NB) != 0) {
    close(lock_descriptor_);
    throw std::runtime_error("the data folder " + folder_.string() +
                             " is in use by another server");
  }
}

DataFolder::~DataFolder() {
  close(lock_descriptor_);
}

}  // namespace companion::server::sqlite
