"""The owner's own picture behind the character: judged before it is kept, and whenever it is shown."""

import io

import numpy as np
import pytest
from PIL import Image

from avatar import characters
from avatar.app import photoreal, places, wallpaper
from avatar.app.look import Look, dressed
from avatar.errors import AvatarError, CharacterError
from avatar.stage.rigs import load_rig
from avatar.stage.rigs.photoreal import Verdict
from avatar.stage.rigs.views import OWN

FINE = Verdict(False, "no face in it looks photographed", "this test")
A_FACE = Verdict(True, "a face in it looks photographed", "this test")


class Judge:
    """One who says the same of every picture, and keeps what it was shown."""

    def __init__(self, verdict):
        self.verdict, self.shown = verdict, []

    def __call__(self, rgb):
        self.shown.append(rgb.copy())
        return self.verdict


def picture(path, size=(640, 360), colour=(30, 90, 160), **options):
    Image.new("RGB", size, colour).save(path, **options)
    return path


def kept():
    return np.asarray(Image.open(places.wallpaper_file()))


@pytest.mark.parametrize("size", [(640, 360), (400, 3000), (3000, 400), (1, 1)])
def test_it_is_cut_to_the_shape_of_a_call_and_judged_as_it_will_be_shown(tmp_path, size):
    """Mutant: judge the file and keep something else."""
    judge = Judge(FINE)
    wallpaper.keep(picture(tmp_path / "beach.png", size), judge)
    _whole, shown = judge.shown
    assert shown.shape == (720, 1280, 3)
    assert np.array_equal(shown, kept())


def test_whoever_is_cut_off_is_looked_for_in_the_whole_picture(tmp_path):
    """A person who stands, above the part that is kept.  Mutant: judge what is kept, and no more."""
    image = Image.new("RGB", (300, 1200), (30, 90, 160))
    image.paste((255, 220, 200), (0, 0, 300, 300))

    def judge(rgb):
        return A_FACE if rgb.max() > 200 else FINE

    image.save(tmp_path / "standing.png")
    with pytest.raises(CharacterError, match="photographed face"):
        wallpaper.keep(tmp_path / "standing.png", judge)
    assert not wallpaper.is_kept()


def test_a_photographed_face_is_refused_and_what_was_kept_before_stays(tmp_path):
    """Mutants: keep it first and judge it then; judge nothing."""
    wallpaper.keep(picture(tmp_path / "beach.png"), Judge(FINE))
    before = kept()
    with pytest.raises(CharacterError, match="may show a photographed face") as refused:
        wallpaper.keep(picture(tmp_path / "me.png", colour=(200, 0, 0)), Judge(A_FACE))
    assert "without a person" in refused.value.hint
    assert np.array_equal(kept(), before)
    assert [path.name for path in places.wallpaper_file().parent.iterdir()] == ["background.png"]


def test_what_lies_behind_the_character_is_judged_each_time_it_is_loaded(tmp_path, monkeypatch):
    """Somebody put another file in its place.  Mutants: load it without the judge; the judge of nobody."""
    monkeypatch.setattr(photoreal, "_known", {})
    wallpaper.keep(picture(tmp_path / "beach.png"), Judge(FINE))
    data, robin = wallpaper.read(), characters.folder("robin")
    for judge in (Judge(A_FACE), None):
        with pytest.raises(CharacterError):
            load_rig(robin, judge=judge, own=data)
    key = photoreal.hashlib.sha256(np.ascontiguousarray(kept()).tobytes()).hexdigest()
    photoreal._known[(kept().shape, key)] = A_FACE
    with pytest.raises(CharacterError, match="looks photographed"):
        dressed(robin, Look(background=OWN))
    photoreal._known[(kept().shape, key)] = FINE
    rig = dressed(robin, Look(background=OWN))
    assert rig.background == OWN
    assert np.array_equal(rig.pose({}, 0.0).backdrop.pixels, kept())


def test_a_phones_photograph_stands_upright_and_says_nothing_of_where_it_was_taken(tmp_path):
    """Mutants: leave it lying; copy the file."""
    image = Image.new("RGB", (4000, 3000), (10, 10, 200))
    image.paste((200, 10, 10), (0, 0, 2000, 3000))  # lying: its left half is the upper one
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Phone of Maria"
    image.save(tmp_path / "IMG_1.JPG", "JPEG", exif=exif)
    wallpaper.keep(tmp_path / "IMG_1.JPG", Judge(FINE))
    assert kept()[0, 640, 0] > 150 > kept()[719, 640, 0]
    assert b"Maria" not in wallpaper.read()
    assert not Image.open(io.BytesIO(wallpaper.read())).getexif()


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("notes.png", b"my notes", "is not a PNG or JPEG picture"),
        ("half.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "notes|decoded|not a PNG"),
        ("gone.png", None, "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(tmp_path, name, data, problem):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(AvatarError, match=problem):
        wallpaper.keep(tmp_path / name, Judge(FINE))
    assert not wallpaper.is_kept()
    with pytest.raises(CharacterError, match="no picture of your own"):
        dressed(characters.folder("robin"), Look(background=OWN))


def test_more_pixels_than_a_phone_makes_are_refused_before_they_are_decoded(tmp_path):
    """Mutant: no limit; a small file fills the memory."""
    Image.new("1", (9000, 9000)).save(tmp_path / "bomb.png")
    with pytest.raises(AvatarError, match="9000 by 9000"):
        wallpaper.keep(tmp_path / "bomb.png", Judge(FINE))


def test_it_can_be_deleted(tmp_path):
    wallpaper.keep(picture(tmp_path / "beach.png"), Judge(FINE))
    wallpaper.forget()
    wallpaper.forget()
    assert not wallpaper.is_kept()
