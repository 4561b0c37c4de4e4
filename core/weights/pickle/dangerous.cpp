// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/globals.h"
#include <algorithm>
#include <array>

namespace mlm::weights::pickle {

namespace {

using namespace std::string_view_literals;

// Modules of which nothing belongs into a model. Anything inside them counts, and they count wherever they stand in a
// dotted name, for most libraries can be asked for "os" as one of their own names.
constexpr std::array modules{
    "__main__.__builtins__"sv, "_aix_support"sv, "_osx_support"sv, "_posixsubprocess"sv, "_pyrepl"sv, "_winapi"sv, "aiohttp"sv,
    "antigravity"sv, "asyncio"sv, "bdb"sv, "cProfile"sv, "code"sv, "codeop"sv, "commands"sv, "cffi"sv, "ctypes"sv, "dbm"sv, "dill"sv,
    "distutils"sv, "doctest"sv, "ensurepip"sv, "fcntl"sv, "ftplib"sv, "gdb"sv, "http"sv, "httplib"sv, "httplib2"sv, "httpx"sv,
    "idlelib"sv, "imaplib"sv, "imp"sv, "importlib"sv, "lib2to3"sv, "marshal"sv, "mmap"sv, "multiprocessing"sv, "nt"sv, "ntpath"sv,
    "nntplib"sv, "os"sv, "paramiko"sv, "pdb"sv, "pip"sv, "pkgutil"sv, "poplib"sv, "popen2"sv, "posix"sv, "posixpath"sv, "profile"sv, "pty"sv, "pydoc"sv,
    "requests"sv, "runpy"sv, "setuptools"sv, "sh"sv, "shelve"sv, "shutil"sv, "signal"sv, "site"sv, "smtplib"sv, "socket"sv,
    "socketserver"sv, "sqlite3"sv, "ssl"sv, "subprocess"sv, "sys"sv, "telnetlib"sv, "tempfile"sv, "timeit"sv, "trace"sv, "urllib"sv,
    "urllib2"sv, "urllib3"sv, "uuid._get_command_stdout"sv, "venv"sv, "webbrowser"sv, "wmi"sv, "xmlrpc"sv, "zipimport"sv,
    "torch.utils.bottleneck"sv, "torch.utils.data.datapipes.utils.decoder"sv, "torch.fx.experimental.symbolic_shapes"sv,
    "torch.utils._config_module"sv, "torch.utils.collect_env"sv, "torch.utils.cpp_extension"sv, "torch.hub"sv, "torch._inductor.codecache"sv,
    "torch.jit.unsupported_tensor_ops"sv, "torch._dynamo.guards"sv, "torch.distributed.rpc"sv, "numpy.testing._private.utils"sv,
    "numpy.distutils"sv, "numpy.f2py"sv, "cloudpickle"sv, "joblib.externals"sv, "tensorflow.python.platform"sv,
};

// Sorted, for std::binary_search.
constexpr std::array functions{
    "_io.FileIO"sv,
    "_io.open"sv,
    "_io.open_code"sv,
    "_pickle.Unpickler"sv,
    "_pickle.load"sv,
    "_pickle.loads"sv,
    "builtins.__import__"sv,
    "builtins.breakpoint"sv,
    "builtins.compile"sv,
    "builtins.delattr"sv,
    "builtins.eval"sv,
    "builtins.exec"sv,
    "builtins.execfile"sv,
    "builtins.file"sv,
    "builtins.getattr"sv,
    "builtins.globals"sv,
    "builtins.help"sv,
    "builtins.input"sv,
    "builtins.locals"sv,
    "builtins.map"sv,
    "builtins.open"sv,
    "builtins.reload"sv,
    "builtins.setattr"sv,
    "builtins.vars"sv,
    "codecs.open"sv,
    "copyreg.add_extension"sv,
    "functools.partial"sv,
    "functools.reduce"sv,
    "io.FileIO"sv,
    "io.open"sv,
    "io.open_code"sv,
    "joblib.load"sv,
    "linecache.getline"sv,
    "logging.config.listen"sv,
    "numpy.fromfile"sv,
    "numpy.genfromtxt"sv,
    "numpy.load"sv,
    "numpy.loadtxt"sv,
    "numpy.memmap"sv,
    "numpy.save"sv,
    "numpy.savetxt"sv,
    "operator.attrgetter"sv,
    "operator.itemgetter"sv,
    "operator.methodcaller"sv,
    "pandas.eval"sv,
    "pandas.io.pickle.read_pickle"sv,
    "pandas.read_pickle"sv,
    "pathlib.PosixPath.write_text"sv,
    "pickle.Unpickler"sv,
    "pickle.load"sv,
    "pickle.loads"sv,
    "platform.popen"sv,
    "sklearn.externals.joblib.load"sv,
    "torch.load"sv,
    "torch.serialization.load"sv,
    "torch.storage._load_from_bytes"sv,
    "types.CodeType"sv,
    "types.FunctionType"sv,
};
static_assert(std::is_sorted(functions.begin(), functions.end()));

/// True where `name` is `part` or something inside it.
bool isIn(std::string_view name, std::string_view part)
{
    return name.starts_with(part) && (name.size() == part.size() || name[part.size()] == '.');
}

bool isListed(std::string_view name)
{
    return std::binary_search(functions.begin(), functions.end(), name) ||
           std::any_of(modules.begin(), modules.end(), [&](std::string_view module) { return isIn(name, module); });
}

} // namespace

bool isDangerous(std::string_view name)
{
    if (name == computedName)
        return true;
    // "numpy.os.system" as well: each tail of the name that begins behind a dot. Classes of models have words such as
    // "code" and "trace" in their module names, so in the middle only what Python's own modules of files and commands are called counts.
    if (isListed(name))
        return true;
    for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
        const std::string_view tail = name.substr(dot + 1);
        for (const std::string_view module : {"os"sv, "sys"sv, "subprocess"sv, "posix"sv, "nt"sv, "shutil"sv, "socket"sv, "pty"sv, "importlib"sv,
                                              "ctypes"sv, "runpy"sv, "__builtins__"sv, "builtins"sv, "__import__"sv, "__globals__"sv,
                                              "__subclasses__"sv, "__reduce__"sv}) {
            if (isIn(tail, module))
                return true;
        }
        if (std::binary_search(functions.begin(), functions.end(), tail))
            return true;
    }
    return false;
}

} // namespace mlm::weights::pickle
