"""Checks the system libraries that the window needs; installs what is missing when run as root on Debian or Ubuntu.

`--tests` asks for what the tests need besides: a virtual screen, what compiles NEURON's cell models, and MPI.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

# The Debian package of each library that Qt's plugins ask for and that PyQt5's wheel does not bring.
PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libSM.so.6": "libsm6",
    "libICE.so.6": "libice6",
    "libxcb.so.1": "libxcb1",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libgomp.so.1": "libgomp1",
}
PROGRAMS = {"Xvfb": "xvfb", "xvfb-run": "xvfb", "xauth": "xauth", "g++": "g++", "mpiexec": "openmpi-bin"}


def main() -> int:
    """0 when all is here, or was installed; 1 after naming what is missing."""
    if sys.platform != "linux":
        return 0
    for_tests = {*missing_programs(), *missing_python()} if "--tests" in sys.argv else set()
    missing = sorted({*missing_libraries(), *for_tests, *missing_fonts()})
    if not missing:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        return install(missing)
    names = " ".join(missing)
    print(f"These system packages are missing. On Debian or Ubuntu: sudo apt-get install {names}", file=sys.stderr)
    return 1


def missing_libraries() -> set[str]:
    """The packages of the libraries that the loader does not find for Qt."""
    spec = find_spec("PyQt5")
    assert spec is not None and spec.origin is not None
    qt = Path(spec.origin).parent / "Qt5"
    files = [*qt.glob("plugins/platforms/libq*.so"), *qt.glob("lib/libQt5*.so.5")]
    wanted = {"libqxcb.so", "libqoffscreen.so", "libQt5Widgets.so.5", "libQt5Svg.so.5"}
    lines = "".join(_ldd(file) for file in files if file.name in wanted)
    return {PACKAGES.get(name, name) for name in re.findall(r"(\S+) => not found", lines)}


def missing_programs() -> set[str]:
    """The packages of the programs that are not on the path."""
    return {package for program, package in PROGRAMS.items() if shutil.which(program) is None}


def missing_python() -> set[str]:
    """The package of Python's shared library, which the translator of NEURON's cell models loads."""
    from find_libpython import find_libpython  # comes with NEURON

    return set() if find_libpython() else {f"libpython{sys.version_info.major}.{sys.version_info.minor}"}


def missing_fonts() -> set[str]:
    """A package of fonts, where there is no font at all."""
    places = ("/usr/share/fonts", "/usr/local/share/fonts", os.path.expanduser("~/.fonts"))
    found = any(next(Path(place).rglob("*.[to]tf"), None) for place in places if os.path.isdir(place))
    return set() if found else {"fonts-dejavu-core"}


def install(packages: list[str]) -> int:
    """Install Debian packages; the exit status of apt-get."""
    print("Installing system packages:", *packages)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL).returncode


def _ldd(file: Path) -> str:
    return subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False).stdout


if __name__ == "__main__":
    sys.exit(main())
