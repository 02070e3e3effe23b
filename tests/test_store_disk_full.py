"""A disk that fills up under the embedded store is named, and passes: mailbot goes on when there is space again."""

from __future__ import annotations

from pathlib import Path

from small_disk import needs_small_disk, run_on_small_disk

_FILL = """
import asyncio, os, shutil, sys
from pathlib import Path
from mailbot.config import Database
from mailbot.embedded.store import open_embedded
from mailbot.errors import StoreError
from mailbot.store import connect

async def main():
    disk = Path(sys.argv[1])
    keeper = await open_embedded(Database(data_dir=disk / "data", cache_mb=64))
    store = await connect(keeper.uri, "mailbot", "main")
    filler = disk / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(disk).free - 200_000))
    try:
        for _ in range(1000):
            await store.record("filled", blob=os.urandom(2000).hex())
    except StoreError as error:
        print(error.transient, error)
    filler.unlink()
    await keeper.ensure()
    await store.record("emptied")
    print("writes again")
    await store.close()
    await keeper.release()

asyncio.run(main())
"""


@needs_small_disk
def test_a_full_disk_is_named_and_passes(tmp_path: Path) -> None:
    full, again = run_on_small_disk(_FILL, tmp_path)
    assert full.startswith("True ")
    assert "disk may be full" in full
    assert "free space" in full
    assert again == "writes again"
