"""A real small disk for a process of its own, where this machine lets us mount one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def _may_mount() -> bool:
    tried = shutil.which("unshare") and subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False)
    return bool(tried and tried.returncode == 0)


needs_small_disk = pytest.mark.skipif(not _may_mount(), reason="needs the right to mount a small disk")


def run_on_small_disk(program: str, place: Path, megabytes: int = 90) -> list[str]:
    """Run a Python program whose only argument is `place`, a disk of that size which nobody else sees; its lines."""
    mounting = f'mount -t tmpfs -o size={megabytes}m none {place} && exec {sys.executable} -c "$0" {place}'
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", mounting, program], capture_output=True, text=True, check=False, timeout=150
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
