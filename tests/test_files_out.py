"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from builder.files_out import put_file, write_file, write_new_folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b" / "c.txt", b"salt")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"salt"


def test_a_file_is_replaced_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "c.txt", b"salt and more")
    write_file(tmp_path / "c.txt", b"sea")
    assert ((tmp_path / "c.txt").read_bytes(), names(tmp_path)) == (b"sea", ["c.txt"])


def test_others_may_read_a_new_file_as_the_system_has_it(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(tmp_path / "c.txt", b"old")
    half = Path.write_bytes

    def breaks_off(path: Path, content: bytes) -> int:
        half(path, content[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", breaks_off)
    with pytest.raises(OSError, match="No space"):
        write_file(tmp_path / "c.txt", b"new")
    assert ((tmp_path / "c.txt").read_bytes(), names(tmp_path)) == (b"old", ["c.txt"])


def test_a_folder_in_the_place_of_a_file_stays(tmp_path: Path) -> None:
    (tmp_path / "c.txt").mkdir()
    with pytest.raises(OSError):
        write_file(tmp_path / "c.txt", b"new")
    assert names(tmp_path) == ["c.txt"]


def test_behind_a_link_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_file(tmp_path / "link", b"salt")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"salt"


def test_a_device_is_written_to_and_stays_one() -> None:
    write_file(Path(os.devnull), b"salt")
    assert not Path(os.devnull).is_file()


def test_a_file_is_put_in_the_place_of_a_link_and_what_was_linked_stays(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.txt"
    put_file(file, [b"salt ", b"and more"])
    kept = tmp_path / "kept"
    kept.hardlink_to(file)
    put_file(file, [b"sea"])
    assert (file.read_bytes(), kept.read_bytes()) == (b"sea", b"salt and more")


def test_a_new_folder_comes_with_all_its_files(tmp_path: Path) -> None:
    write_new_folder(tmp_path / "editions" / "umi", {"a.txt": b"a", "sub/b.txt": b"b"})
    assert (tmp_path / "editions/umi/a.txt").read_bytes() == b"a"
    assert (tmp_path / "editions/umi/sub/b.txt").read_bytes() == b"b"
    assert names(tmp_path / "editions") == ["umi"]


def test_a_folder_with_files_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    write_new_folder(tmp_path / "umi", {"a.txt": b"old"})
    with pytest.raises(FileExistsError):
        write_new_folder(tmp_path / "umi", {"a.txt": b"new", "b.txt": b"new"})
    assert ((tmp_path / "umi" / "a.txt").read_bytes(), names(tmp_path)) == (b"old", ["umi"])
    assert names(tmp_path / "umi") == ["a.txt"]


def test_of_a_new_folder_that_fails_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = Path.write_bytes

    def breaks_off(path: Path, content: bytes) -> int:
        if path.name == "b.txt":
            raise OSError(28, "No space left on device")
        return half(path, content)

    monkeypatch.setattr(Path, "write_bytes", breaks_off)
    with pytest.raises(OSError, match="No space"):
        write_new_folder(tmp_path / "umi", {"a.txt": b"a", "b.txt": b"b"})
    assert names(tmp_path) == []
