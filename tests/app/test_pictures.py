"""Pictures lie whole under their digest, once."""

import hashlib
import os
import resource
from pathlib import Path

import pytest

from app.pictures import Pictures
from perception.screen import Picture
from skills.database import DatabaseProblem


def picture(image: bytes) -> Picture:
    return Picture(image, hashlib.sha256(image).hexdigest())


ONE, OTHER = picture(b"\xff\xd8one"), picture(b"\xff\xd8other")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_picture_is_found_by_its_digest(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path)
    pictures.save(ONE)
    found = pictures.find(ONE.digest)
    assert found == tmp_path / ONE.digest[:2] / f"{ONE.digest[2:]}.jpg"
    assert found.read_bytes() == ONE.image
    assert pictures.find(OTHER.digest) is None


def test_the_same_picture_is_written_once(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path)
    path = pictures.save(ONE)
    written = path.stat()
    pictures.save(ONE)
    assert files(tmp_path) == [f"{ONE.digest[:2]}/{ONE.digest[2:]}.jpg"]
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_when_the_disk_refuses_no_part_of_a_picture_is_left(tmp_path: Path) -> None:
    big = picture(b"\xff\xd8" + bytes(200_000))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(DatabaseProblem, match=r"cannot be kept .*: check the disk's free space"):
            Pictures(tmp_path).save(big)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert files(tmp_path) == []


def test_a_digest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not a sha256 digest"):
        Pictures(tmp_path).find("../../etc/passwd")


def test_pruning_spares_what_is_wanted_and_what_is_young(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path)
    young = picture(b"\xff\xd8young")
    for each in (ONE, OTHER):
        os.utime(pictures.save(each), (0, 0))
    pictures.save(young)
    assert pictures.prune({ONE.digest}) == 1
    assert pictures.find(OTHER.digest) is None
    assert pictures.find(ONE.digest) and pictures.find(young.digest)
