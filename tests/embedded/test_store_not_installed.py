"""Without the optional server program, the embedded store says how to get it."""

from __future__ import annotations

import site
import subprocess
import sys
import venv
from pathlib import Path

from store_users import settings

_OPEN = """
import asyncio, sys
from pathlib import Path
from mailbot.config import Database
from mailbot.embedded.store import open_embedded
from mailbot.errors import StoreError
try:
    asyncio.run(open_embedded(Database(data_dir=Path(sys.argv[1]))))
except StoreError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def _interpreter_without_server(folder: Path) -> Path:
    """A virtual environment with everything that is installed here, except SecantusDB."""
    venv.create(folder, symlinks=True, with_pip=False)
    [packages] = folder.glob("lib/python*/site-packages")
    here = next(Path(entry) for entry in site.getsitepackages() if (Path(entry) / "secantus").is_dir())
    for installed in here.iterdir():
        if "secantus" not in installed.name.lower() and not (packages / installed.name).exists():
            (packages / installed.name).symlink_to(installed)
    return folder / "bin" / "python"


def test_a_missing_server_is_named_with_its_mend(tmp_path: Path) -> None:
    python = _interpreter_without_server(tmp_path / "venv")
    done = subprocess.run(
        [python, "-c", _OPEN, tmp_path / "data"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == (
        "the embedded store is not installed — pip install 'mailbot[embedded]', or set database.uri"
    ), done.stderr
    assert done.returncode == 1
    assert not (tmp_path / "data").exists()


def test_the_server_is_never_loaded_into_our_process(data_dir: Path) -> None:
    asked = (
        "import asyncio, sys; from pathlib import Path; from mailbot.config import Database; "
        "from mailbot.embedded.store import open_embedded\n"
        "async def main():\n"
        "    store = await open_embedded(Database(data_dir=Path(sys.argv[1]), cache_mb=64)); await store.release()\n"
        "asyncio.run(main())\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('secantus', '_wiredtiger', 'wiredtiger')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, settings(data_dir).data_dir], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr
