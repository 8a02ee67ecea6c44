"""Sets posapp up on a bare machine and hands over: `python3 packaging/bootstrap.py run|test|setup [arguments]`.

run    the locked run set, then posapp with the arguments; without any: the window, or the demo without a display
test   the locked development set, then pytest with the arguments; without any: the whole suite with its coverage gate
setup  the development set only

Standard library only. It installs from wherever pip is told to (index, mirror, PIP_FIND_LINKS) and checks every hash;
a folder packaging/wheelhouse/ full of wheels is used instead when it is there. A second run sets nothing up.
"""

import sys

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit(
        "posapp: needs Python 3.11 or newer, and this is {}.{}: start it with python3.11".format(*sys.version_info)
    )

import hashlib  # noqa: E402 - after the check above, so that an old Python says what is wrong
import json  # noqa: E402
import os  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "posapp-setup.json"
LOG = VENV / "posapp-setup.log"
WHEELHOUSE = ROOT / "packaging" / "wheelhouse"
SETS = {"run": "requirements-run.txt", "dev": "requirements-dev.txt"}
NEEDED_MB = 1_200
FULL_SUITE = ["-n", "auto", "--dist", "worksteal", "--cov"]
DEMO = ["demo", "--out", "posapp-demo"]

DEBIAN_LIBRARIES = (
    "libbrotli1 libcups2 libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libgssapi-krb5-2 "
    "libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0"
)
DEBIAN_PRINTING = "cups-client cups-daemon"
"""What the tests of printing need: they start a print server of their own and touch none of the machine's."""
PROBES = {
    "offscreen": "from PySide6 import QtGui, QtPdf, QtPrintSupport, QtWidgets; QtWidgets.QApplication([])",
    "xcb": (
        "import ctypes; from PySide6 import QtCore, QtGui;"
        "ctypes.CDLL(QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath)+'/platforms/libqxcb.so')"
    ),
}
NETWORK_WORDS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeout",
    "ProxyError",
    "Max retries exceeded",
    "Network is unreachable",
    "Temporary failure in name resolution",
    "Read timed out",
)


class Stop(Exception):
    """A known reason to end, said in one line with its mend."""


def say(line: str) -> None:
    """One line about the set-up, on standard error: standard output belongs to the program."""
    print(f"posapp: {line}", file=sys.stderr, flush=True)


def digest(name: str) -> str:
    """SHA-256 of a requirement file, in hex."""
    return hashlib.sha256((ROOT / "packaging" / SETS[name]).read_bytes()).hexdigest()


def stamp() -> dict[str, str]:
    """What is set up already: set name or platform to digest; empty when nothing is, or the environment is broken."""
    try:
        done = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return done if isinstance(done, dict) and done.get("root") == str(ROOT) and PYTHON.exists() else {}


def write_stamp(**entries: str) -> None:
    """Add entries to the stamp; written last, so that a broken-off set-up is begun again."""
    STAMP.write_text(json.dumps({**stamp(), "root": str(ROOT), **entries}, indent=1), encoding="utf-8")


def logged(*command: str, env: "dict[str, str] | None" = None) -> "tuple[int, str]":
    """Run a command into the log; returns its exit status and what it said."""
    import subprocess

    done = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    said = done.stdout.decode("utf-8", "replace")
    if VENV.is_dir():
        with LOG.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(command)}\n{said}\n")
    return done.returncode, said


def apt_get(packages: str) -> bool:
    """Install Debian packages when we are root and can; True when it went well."""
    import shutil

    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say("installing system libraries with apt-get ...")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    logged("apt-get", "update", "-q", env=env)
    status, _ = logged("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages.split(), env=env)
    return status == 0


def make_environment() -> None:
    """Create .venv with pip in it, or make it anew when it is broken."""
    import shutil

    if PYTHON.exists() and logged(str(PYTHON), "-m", "pip", "--version")[0] == 0:
        return
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < NEEDED_MB:
        raise Stop(f"the disk is too full: {ROOT} needs {NEEDED_MB} MB and has {free} MB; make room and repeat")
    say("setting up for the first time, this takes a minute or two ...")
    command = (sys.executable, "-m", "venv", "--clear", str(VENV))
    package = "python{}.{}-venv".format(*sys.version_info)
    status, said = logged(*command)
    if status and "ensurepip" in said and apt_get(package):
        status, said = logged(*command)
    if status and "ensurepip" in said:
        raise Stop(f"this Python cannot make environments; type: sudo apt-get install {package}")
    if status:
        raise Stop(f"the environment could not be made: {last_line(said)}")


def last_line(said: str) -> str:
    """The line of a command's words that most likely says why it failed."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR") or "Error" in line]
    return (errors or lines or ["no reason given"])[-1]


def install(name: str) -> None:
    """Install a locked set and put the project on the environment's path."""
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-input", "--disable-pip-version-check"]
    if WHEELHOUSE.is_dir():
        command += ["--no-index", "--find-links", str(WHEELHOUSE)]
    say(f"installing the locked {name} set ...")
    status, said = logged(*command, "-r", str(ROOT / "packaging" / SETS[name]))
    if status:
        raise Stop(why_pip_failed(said))
    add_project()
    write_stamp(**{key: digest(key) for key in (("run", "dev") if name == "dev" else ("run",))})


def why_pip_failed(said: str) -> str:
    """One line for a failed installation: what it was, and the mend."""
    if "No space left on device" in said or "Errno 28" in said or "not enough space" in said:
        return f"the disk is full: make room in {ROOT} (about {NEEDED_MB} MB) and repeat"
    if "DO NOT MATCH THE HASHES" in said:
        return f"a downloaded package is not the locked one and was refused; see {LOG}"
    if any(word in said for word in NETWORK_WORDS):
        return (
            "the packages cannot be reached: connect to the network and repeat, or bring the wheels on a stick and "
            "put them in packaging/wheelhouse/ (or set PIP_NO_INDEX=1 and PIP_FIND_LINKS=<folder>)"
        )
    if "No matching distribution found" in said:
        return f"no package fits this Python and computer, or the folder of wheels lacks it: {last_line(said)}"
    return f"the packages could not be installed: {last_line(said)} (all of it is in {LOG})"


def add_project() -> None:
    """Let the environment import this work tree, and give it a `posapp` command."""
    status, where = logged(str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    if status:
        raise Stop(f"the environment does not start: {last_line(where)}; delete {VENV} and repeat")
    # Until 3.13 path files are read in the locale's encoding, which matters below C:\Users\山田.
    encoding = "utf-8" if sys.version_info >= (3, 13) else "locale"
    (Path(where.strip()) / "posapp.pth").write_text(f"{ROOT}\n", encoding=encoding)
    if os.name == "nt":
        (BIN / "posapp.cmd").write_text('@"%~dp0python.exe" -m posapp %*\r\n', encoding="ascii")
    else:
        command = BIN / "posapp"
        command.write_text(
            '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m posapp "$@"\n', encoding="ascii"
        )
        command.chmod(0o755)


def check_libraries(done: "dict[str, str]") -> None:
    """On Linux: what Qt loads from the system is there, is installed, or is named."""
    if not sys.platform.startswith("linux"):
        return
    wanted = [name for name in ("offscreen", "xcb") if name == "offscreen" or os.environ.get("DISPLAY")]
    wanted = [name for name in wanted if done.get(name) != digest("run")]
    if not wanted:
        return
    found = {name: probe(name) for name in PROBES}
    if any(found.values()) and apt_get(DEBIAN_LIBRARIES):
        found = {name: probe(name) for name in PROBES}
    for name in wanted:
        if found[name]:
            raise Stop(f"{found[name]}; type: sudo apt-get install {DEBIAN_LIBRARIES}")
    write_stamp(**{name: digest("run") for name in PROBES if not found[name]})


def check_printing() -> None:
    """On Linux: the tests of printing have their print server; where nobody may install it, they are left out and say so."""
    import shutil

    if not sys.platform.startswith("linux"):
        return
    places = f"{os.environ.get('PATH', '')}:/usr/sbin"
    if all(shutil.which(program, path=places) for program in ("cupsd", "lpadmin")) or apt_get(DEBIAN_PRINTING):
        return
    say(f"the tests of printing need a print server; type: sudo apt-get install {DEBIAN_PRINTING}")


def probe(name: str) -> str:
    """Empty when Qt's platform loads, else the reason."""
    status, said = logged(str(PYTHON), "-c", PROBES[name], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    return last_line(said) if status else ""


def set_up(name: str) -> None:
    """Make sure a set is installed; costs one small file's digest when it is."""
    done = stamp()
    if done.get(name) != digest(name):
        make_environment()
        install(name)
    check_libraries(stamp())
    if name == "dev":
        check_printing()


def hand_over(command: "list[str]", folder: "Path | None" = None) -> int:
    """Become the program (on Windows: wait for it); returns its exit status."""
    if folder is not None:
        os.chdir(folder)
    if os.name == "nt":
        import subprocess

        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(command[0], command)


def has_display() -> bool:
    """True where a window can open; Windows and macOS always have a display."""
    return not sys.platform.startswith("linux") or any(os.environ.get(key) for key in ("DISPLAY", "WAYLAND_DISPLAY"))


def main(arguments: "list[str]") -> int:
    """Do one of the three verbs; returns the exit status."""
    verb, rest = (arguments[0] if arguments else ""), arguments[1:]
    if rest[:1] == ["--"]:
        rest = rest[1:]
    if verb == "run":
        set_up("run")
        return hand_over([str(PYTHON), "-m", "posapp", *(rest or ([] if has_display() else DEMO))])
    if verb in ("test", "setup"):
        set_up("dev")
        return hand_over([str(PYTHON), "-m", "pytest", *(rest or FULL_SUITE)], ROOT) if verb == "test" else 0
    say("say what to do: python3 packaging/bootstrap.py run|test|setup [arguments]")
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stopped:
        say(str(stopped))
    except PermissionError as refused:
        say(f"may not write {refused.filename}: copy the folder to a place of your own and repeat")
    except OSError as failed:
        full = failed.errno == 28
        say(f"the disk is full: make room in {ROOT} and repeat" if full else f"{failed}; mend this and repeat")
    except KeyboardInterrupt:
        say("broken off; repeat the command to go on")
    sys.exit(3)
