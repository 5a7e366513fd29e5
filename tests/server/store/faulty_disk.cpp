#include "store/faulty_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>

namespace companion::server {
namespace {

/// The real file lies behind this in the same memory, of which SQLite gives szOsFile bytes.
struct OpenFile {
  sqlite3_file base;
  FaultyDisk* disk;
  std::string* path;  ///< null for files that hold nothing to keep

  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

OpenFile& open_file(sqlite3_file* file) {
  return *reinterpret_cast<OpenFile*>(file);
}

int close_file(sqlite3_file* file) {
  OpenFile& own = open_file(file);
  delete own.path;
  return own.real()->pMethods->xClose(own.real());
}

int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  OpenFile& own = open_file(file);
  if (!own.disk->has_power()) return SQLITE_IOERR_READ;
  return own.real()->pMethods->xRead(own.real(), to, size, offset);
}

int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  OpenFile& own = open_file(file);
  const std::string_view bytes(static_cast<const char*>(from), static_cast<size_t>(size));
  if (own.path && !own.disk->on_write(*own.path, offset, bytes)) return SQLITE_IOERR_WRITE;
  return own.real()->pMethods->xWrite(own.real(), from, size, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  OpenFile& own = open_file(file);
  if (own.path && !own.disk->on_truncate(*own.path, size)) return SQLITE_IOERR_TRUNCATE;
  return own.real()->pMethods->xTruncate(own.real(), size);
}

int sync_file(sqlite3_file* file, int) {
  OpenFile& own = open_file(file);
  // The real disk need not be waited for: this one remembers what it has promised.
  return !own.path || own.disk->on_sync(*own.path) ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

/// A method that the real file has as well, with the same parameters.
template <auto Method, typename... Arguments>
auto pass_on(sqlite3_file* file, Arguments... arguments) {
  sqlite3_file* real = open_file(file).real();
  return (real->pMethods->*Method)(real, arguments...);
}

/// Version 2: with shared memory, without memory mapping, which would write past this disk.
constexpr sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = pass_on<&sqlite3_io_methods::xFileSize>,
    .xLock = pass_on<&sqlite3_io_methods::xLock>,
    .xUnlock = pass_on<&sqlite3_io_methods::xUnlock>,
    .xCheckReservedLock = pass_on<&sqlite3_io_methods::xCheckReservedLock>,
    .xFileControl = pass_on<&sqlite3_io_methods::xFileControl>,
    .xSectorSize = pass_on<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = pass_on<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = pass_on<&sqlite3_io_methods::xShmMap>,
    .xShmLock = pass_on<&sqlite3_io_methods::xShmLock>,
    .xShmBarrier = pass_on<&sqlite3_io_methods::xShmBarrier>,
    .xShmUnmap = pass_on<&sqlite3_io_methods::xShmUnmap>,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

FaultyDisk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<FaultyDisk*>(vfs->pAppData);
}

int open_on_disk(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
                 int* flags_out) {
  FaultyDisk& disk = disk_of(vfs);
  OpenFile* own = new (file) OpenFile{.base = {nullptr}, .disk = &disk, .path = nullptr};
  const bool is_kept = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0;
  if (is_kept && !disk.on_open(name)) return SQLITE_CANTOPEN;
  const int code = disk.real().xOpen(&disk.real(), name, own->real(), flags, flags_out);
  if (code != SQLITE_OK) return code;
  if (is_kept) own->path = new std::string(name);
  own->base.pMethods = &kMethods;
  return SQLITE_OK;
}

int delete_on_disk(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  FaultyDisk& disk = disk_of(vfs);
  if (!disk.on_delete(name)) return SQLITE_IOERR_DELETE;
  return disk.real().xDelete(&disk.real(), name, sync_folder);
}

}  // namespace

FaultyDisk::FaultyDisk()
    : real_(*sqlite3_vfs_find(nullptr)), faulty_(std::make_unique<sqlite3_vfs>(real_)) {
  faulty_->zName = "faulty";
  faulty_->pAppData = this;
  faulty_->pNext = nullptr;
  faulty_->szOsFile = static_cast<int>(sizeof(OpenFile)) + real_.szOsFile;
  faulty_->xOpen = open_on_disk;
  faulty_->xDelete = delete_on_disk;
  sqlite3_vfs_register(faulty_.get(), 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(faulty_.get());
  sqlite3_vfs_register(&real_, 1);
}

void FaultyDisk::cut_power_at_sync(int number, uint32_t seed) {
  const std::lock_guard lock(mutex_);
  syncs_left_ = number;
  random_.seed(seed);
}

bool FaultyDisk::has_power() const {
  const std::lock_guard lock(mutex_);
  return has_power_;
}

void FaultyDisk::turn_on() {
  const std::lock_guard lock(mutex_);
  for (auto& [path, file] : files_) {
    for (Change& change : file.pending) apply_damaged(std::move(change), file.durable);
    file.pending.clear();
    std::ofstream(path, std::ios::binary | std::ios::trunc) << file.durable;
    std::filesystem::remove(path + "-shm");  // was memory
  }
  syncs_left_ = 0;
  has_power_ = true;
}

bool FaultyDisk::on_open(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (!has_power_) return false;
  if (files_.contains(path)) return true;
  std::ifstream stream(path, std::ios::binary);
  files_[path].durable.assign(std::istreambuf_iterator<char>(stream), {});
  return true;
}

bool FaultyDisk::on_write(const std::string& path, int64_t offset, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (has_power_) files_[path].pending.push_back({.offset = offset, .bytes = std::string(bytes)});
  return has_power_;
}

bool FaultyDisk::on_truncate(const std::string& path, int64_t size) {
  const std::lock_guard lock(mutex_);
  if (has_power_) files_[path].pending.push_back({.offset = size, .is_cut = true});
  return has_power_;
}

bool FaultyDisk::on_sync(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (!has_power_) return false;
  const bool is_cut = syncs_left_ > 0 && --syncs_left_ == 0;
  const bool has_effect = !is_cut || random_() % 2 == 0;
  if (has_effect) make_durable(files_[path]);
  has_power_ = !is_cut;
  return has_power_;
}

bool FaultyDisk::on_delete(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (has_power_) files_.erase(path);
  return has_power_;
}

void FaultyDisk::apply(const Change& change, std::string& content) {
  const auto offset = static_cast<size_t>(change.offset);
  if (change.is_cut) {
    content.resize(offset);
    return;
  }
  content.resize(std::max(content.size(), offset + change.bytes.size()));
  content.replace(offset, change.bytes.size(), change.bytes);
}

void FaultyDisk::apply_damaged(Change change, std::string& content) {
  enum Fate { kWhole, kLost, kCutOff, kGarbled, kFates };
  const auto fate = static_cast<Fate>(random_() % kFates);
  if (fate == kLost) return;
  if (!change.is_cut && !change.bytes.empty()) {
    const size_t place = random_() % change.bytes.size();
    if (fate == kCutOff) change.bytes.resize(place);
    if (fate == kGarbled) {
      std::generate(change.bytes.begin() + static_cast<std::ptrdiff_t>(place), change.bytes.end(),
                    [this] { return static_cast<char>(random_()); });
    }
  }
  apply(change, content);
}

void FaultyDisk::make_durable(File& file) {
  for (const Change& change : file.pending) apply(change, file.durable);
  file.pending.clear();
}

}  // namespace companion::server
