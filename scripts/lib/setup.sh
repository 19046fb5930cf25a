# Sourced by every script here: finds the checkout (ROOT) and a Python, and gets set-up done. POSIX sh.
# Whoever sources this has set HERE to the scripts folder.

ROOT=$(CDPATH='' cd -P -- "$HERE/.." && pwd) || exit 2
VENV=$ROOT/.venv

# Prints the first Python that is new enough; says what is missing where there is none.
find_python() {
    for candidate in "${OPENROLL_PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    echo "openroll: Python 3.11 or newer is needed, and none was found." \
        "Install one, or name it: OPENROLL_PYTHON=/path/to/python3" >&2
    return 2
}

# set_up GROUP...: install what the lock names for the runtime and these groups. Fast where that was done.
set_up() {
    python=$(find_python) || exit 2
    "$python" -I "$ROOT/scripts/lib/setup.py" "$@" || exit 2
}
