"""What the maker's tests share: composed people, posed."""

from avatar.maker import Recipe, compose
from avatar.stage.rigs import load_rig

ROBIN = {
    "background": "garden",
    "neck": "plain",
    "clothes": "jumper",
    "ears": "plain",
    "face": "oval",
    "nose": "small",
    "eyes": "round",
    "mouth": "friendly",
    "hair": "bob",
    "brows": "soft",
}


def rig_of(recipe, folder):
    drawing, manifest = compose(recipe)
    (folder / "character.svg").write_bytes(drawing.encode())
    (folder / "character.toml").write_bytes(manifest.encode())
    return load_rig(folder)


def robin_with(**parts):
    return Recipe(title="Robin", parts={**ROBIN, **parts})


def moving(rig):
    """Layers that move and are seen, ink included: one that waits behind another costs nothing."""
    scene = rig.pose({}, 0.0)
    return int((scene.opacity[scene.art.still :] > 0).sum())
