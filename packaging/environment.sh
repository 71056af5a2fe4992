#!/bin/sh
# Makes the environment in .venv and installs the requirements named as the argument. Needs Python 3.11 or newer.
set -eu
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Pinetum needs Python 3.11 or newer; '$python' is not here. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Pinetum needs Python 3.11 or newer, but $("$python" --version) was found. Name another one: make PYTHON=python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && apt-get install -y -qq python3-venv
    else
        echo "Python's venv is not here. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
echo "Installing $1 into .venv (the first time takes a minute or two) …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$1"
