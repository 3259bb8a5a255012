#include "cli/history_store.h"

#include <dlfcn.h>
#include <sqlite3.h>

#include "cli/errors.h"

namespace selaras::cli {
namespace {

constexpr const char* library_name = "libsqlite3.so.0";
constexpr int patience = 5'000;  // milliseconds, where another run is writing

constexpr const char* table =
    "CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY, at TEXT NOT NULL,"
    " version TEXT NOT NULL, procedure TEXT NOT NULL, procedure_hash TEXT NOT NULL,"
    " scenario TEXT NOT NULL, scenario_hash TEXT NOT NULL, seed INTEGER NOT NULL,"
    " replications INTEGER NOT NULL, arrived INTEGER NOT NULL, completed INTEGER NOT NULL,"
    " cycle_mean_wd REAL NOT NULL, cycle_half_width95_wd REAL, cycle_p90_wd REAL NOT NULL,"
    " within_promise REAL)";
constexpr const char* columns =
    "at, version, procedure, procedure_hash, scenario, scenario_hash, seed, replications,"
    " arrived, completed, cycle_mean_wd, cycle_half_width95_wd, cycle_p90_wd, within_promise";

/// What is used of the library.
struct Sqlite {
  decltype(&sqlite3_open_v2) open = nullptr;
  decltype(&sqlite3_close) close = nullptr;
  decltype(&sqlite3_exec) exec = nullptr;
  decltype(&sqlite3_busy_timeout) busy_timeout = nullptr;
  decltype(&sqlite3_prepare_v2) prepare = nullptr;
  decltype(&sqlite3_finalize) finalize = nullptr;
  decltype(&sqlite3_step) step = nullptr;
  decltype(&sqlite3_bind_text) bind_text = nullptr;
  decltype(&sqlite3_bind_int64) bind_int64 = nullptr;
  decltype(&sqlite3_bind_double) bind_double = nullptr;
  decltype(&sqlite3_bind_null) bind_null = nullptr;
  decltype(&sqlite3_column_text) column_text = nullptr;
  decltype(&sqlite3_column_bytes) column_bytes = nullptr;
  decltype(&sqlite3_column_int64) column_int64 = nullptr;
  decltype(&sqlite3_column_double) column_double = nullptr;
  decltype(&sqlite3_column_type) column_type = nullptr;
  decltype(&sqlite3_errmsg) errmsg = nullptr;

  /// False where the library is not there, or lacks something.
  bool load() {
    void* library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return false;
    const auto find = [&](auto& function, const char* name) {
      function =
          reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
      return function != nullptr;
    };
    return find(open, "sqlite3_open_v2") && find(close, "sqlite3_close") &&
           find(exec, "sqlite3_exec") && find(busy_timeout, "sqlite3_busy_timeout") &&
           find(prepare, "sqlite3_prepare_v2") && find(finalize, "sqlite3_finalize") &&
           find(step, "sqlite3_step") && find(bind_text, "sqlite3_bind_text") &&
           find(bind_int64, "sqlite3_bind_int64") && find(bind_double, "sqlite3_bind_double") &&
           find(bind_null, "sqlite3_bind_null") && find(column_text, "sqlite3_column_text") &&
           find(column_bytes, "sqlite3_column_bytes") &&
           find(column_int64, "sqlite3_column_int64") &&
           find(column_double, "sqlite3_column_double") &&
           find(column_type, "sqlite3_column_type") && find(errmsg, "sqlite3_errmsg");
  }
};

}  // namespace

class HistoryStore::Database {
 public:
  Database(std::string path, Use use, const reports::Texts& texts)
      : path_(std::move(path)), texts_(texts) {
    if (!sqlite_.load()) fail(texts_("history.no-library"));
    const int access =
        use == Use::append ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    demand(sqlite_.open(path_.c_str(), &handle_, access, nullptr) == SQLITE_OK);
    sqlite_.busy_timeout(handle_, patience);
    if (use == Use::append) {
      demand(sqlite_.exec(handle_, table, nullptr, nullptr, nullptr) == SQLITE_OK);
    }
  }
  ~Database() {
    if (handle_ != nullptr) sqlite_.close(handle_);
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// A prepared statement; its columns and parameters are taken one after the other.
  class Statement {
   public:
    Statement(Database& database, const std::string& sql) : database_(database) {
      database_.demand(database_.sqlite_.prepare(database_.handle_, sql.c_str(), -1, &handle_,
                                                 nullptr) == SQLITE_OK);
    }
    ~Statement() { database_.sqlite_.finalize(handle_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(const std::string& text) {
      database_.sqlite_.bind_text(handle_, ++place_, text.c_str(), static_cast<int>(text.size()),
                                  SQLITE_TRANSIENT);
      return *this;
    }
    Statement& bind(std::int64_t number) {
      database_.sqlite_.bind_int64(handle_, ++place_, number);
      return *this;
    }
    Statement& bind(double number) {
      database_.sqlite_.bind_double(handle_, ++place_, number);
      return *this;
    }
    Statement& bind(const std::optional<double>& number) {
      if (number) return bind(*number);
      database_.sqlite_.bind_null(handle_, ++place_);
      return *this;
    }
    /// True where there is a row.
    bool step() {
      place_ = 0;
      const int code = database_.sqlite_.step(handle_);
      database_.demand(code == SQLITE_ROW || code == SQLITE_DONE);
      return code == SQLITE_ROW;
    }
    Statement& take(std::string& text) {
      const auto* bytes =
          reinterpret_cast<const char*>(database_.sqlite_.column_text(handle_, place_));
      const int size = database_.sqlite_.column_bytes(handle_, place_++);
      text = bytes == nullptr ? "" : std::string(bytes, static_cast<std::size_t>(size));
      return *this;
    }
    Statement& take(std::int64_t& number) {
      number = database_.sqlite_.column_int64(handle_, place_++);
      return *this;
    }
    Statement& take(double& number) {
      number = database_.sqlite_.column_double(handle_, place_++);
      return *this;
    }
    Statement& take(std::optional<double>& number) {
      number.reset();
      if (database_.sqlite_.column_type(handle_, place_) == SQLITE_NULL) {
        ++place_;
        return *this;
      }
      return take(number.emplace());
    }

   private:
    Database& database_;
    sqlite3_stmt* handle_ = nullptr;
    int place_ = 0;
  };

 private:
  [[noreturn]] void fail(const std::string& reason) {
    throw WorldError(texts_.fill("history.unusable", {{"file", path_}, {"reason", reason}}));
  }

  void demand(bool holds) {
    if (!holds) fail(handle_ == nullptr ? "" : sqlite_.errmsg(handle_));
  }

  std::string path_;
  const reports::Texts& texts_;
  Sqlite sqlite_;
  sqlite3* handle_ = nullptr;
};

HistoryStore::HistoryStore(const std::string& path, Use use, const reports::Texts& texts)
    : database_(std::make_unique<Database>(path, use, texts)) {}

HistoryStore::~HistoryStore() = default;

void HistoryStore::add(const PastRun& run) {
  Database::Statement insert(*database_, std::string("INSERT INTO run (") + columns +
                                             ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  insert.bind(run.at).bind(run.version).bind(run.procedure).bind(run.procedure_hash);
  insert.bind(run.scenario).bind(run.scenario_hash).bind(run.seed).bind(run.replications);
  insert.bind(run.arrived).bind(run.completed).bind(run.mean).bind(run.half_width95);
  insert.bind(run.p90).bind(run.within_promise).step();
}

std::vector<PastRun> HistoryStore::runs() {
  Database::Statement select(*database_,
                             std::string("SELECT ") + columns + " FROM run ORDER BY id");
  std::vector<PastRun> all;
  while (select.step()) {
    PastRun run;
    select.take(run.at).take(run.version).take(run.procedure).take(run.procedure_hash);
    select.take(run.scenario).take(run.scenario_hash).take(run.seed).take(run.replications);
    select.take(run.arrived).take(run.completed).take(run.mean).take(run.half_width95);
    select.take(run.p90).take(run.within_promise);
    all.push_back(std::move(run));
  }
  return all;
}

}  // namespace selaras::cli
