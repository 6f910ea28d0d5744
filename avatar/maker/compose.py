"""Stacks parts into an ordinary character: one drawing, one manifest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from avatar.errors import CharacterError
from avatar.maker.parts import Library, Part, built_in
from avatar.maker.recipe import Recipe
from avatar.maker.skeleton import BONES, CROWN, FAMILIES, PLACES, SLOTS
from avatar.maker.toml import write_toml
from avatar.stage.rigs import svg
from avatar.stage.rigs.markup import Element
from avatar.stage.rigs.palette import recolour

_PAINTS: Final = ("fill", "stroke", "stop-color")
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")
_HEX: Final = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_SHAPES: Final = frozenset({"path", "ellipse", "circle", "rect", "polygon", "polyline", "line"})

Colours = dict[tuple[str, str], str]
"""New colour by part and old colour."""


def compose(recipe: Recipe, library: Library | None = None) -> tuple[str, str]:
    """Make a character.

    Args:
        recipe: Who.
        library: Where the parts are; the built-in ones if not given.

    Returns:
        The texts of ``character.svg`` and ``character.toml``.  The same recipe gives the same texts.

    Raises:
        CharacterError: If a part is missing, wrong, or does not go with another: naming file, layer and fix.
    """
    parts = worn(recipe.parts, library or built_in())
    layers = {part.file: _kept(part, parts) for part in parts}
    _check_names(parts, layers)
    colours, palette = _paint(parts, recipe.colours)
    drawing = _drawing(recipe.title, parts, layers, colours)
    # A family may have gone with what it coloured, such as earrings under a headscarf.
    seen = {family: shades for family, shades in palette.items() if any(each in drawing for each in shades)}
    return drawing, _manifest(recipe.title, parts, layers, seen)


def worn(parts: Mapping[str, str], library: Library) -> list[Part]:
    """The parts that are drawn, in the order of the slots: hair gives way to headwear.

    Args:
        parts: Name of the part by slot.
        library: Where they are.

    Raises:
        CharacterError: If one is missing or wrong.
    """
    chosen = {slot: library.part(slot, parts[slot]) for slot in SLOTS if slot in parts}
    covers = chosen["headwear"].covers if "headwear" in chosen else "none"
    if covers == "all":
        chosen.pop("hair", None)
    elif covers == "top" and "hair" in chosen and chosen["hair"].under_hat:
        chosen["hair"] = library.part("hair", chosen["hair"].under_hat)
    return list(chosen.values())


def _kept(part: Part, parts: Iterable[Part]) -> dict[str, list[Element]]:
    """Shapes of a part by place, without a crown that a hat covers."""
    covered = part.slot == "hair" and any(other.covers == "top" for other in parts)
    hidden = {name for other in parts if other is not part for name in other.hides}
    found: dict[str, list[Element]] = {}
    for group in part.drawing.children:
        place = group.attributes.get("id", "")
        if group.name == "g" and place in PLACES and not (covered and place == CROWN):
            shapes = [each for each in _shapes(group, {}) if each.attributes.get("id") not in hidden]
            found.setdefault(place, []).extend(shapes)
    return found


def _shapes(group: Element, inherited: Mapping[str, str]) -> Iterable[Element]:
    """All shapes of a group, flat, with the paint that groups pass on."""
    paint = {
        **inherited,
        **{k: v for k, v in group.attributes.items() if k not in ("id", "class", "display")},
    }
    for child in group.children:
        if child.name == "g":
            yield from _shapes(child, paint)
        elif child.name in _SHAPES:
            yield Element(child.name, {**paint, **child.attributes}, child.line, [])


def _names(layers: Mapping[str, list[Element]]) -> list[str]:
    return [each.attributes["id"] for shapes in layers.values() for each in shapes if "id" in each.attributes]


def _check_names(parts: list[Part], layers: Mapping[str, Mapping[str, list[Element]]]) -> None:
    owners: dict[str, str] = {}
    for part in parts:
        for name in _names(dict(layers[part.file])):
            if owners.setdefault(name, part.file) != part.file:
                raise CharacterError(
                    f"{part.file}.svg: {name}: {owners[name]} has a layer of this name too",
                    hint=f"rename it, such as to {part.slot}_{name}",
                )
    for part in parts:
        for name, note in part.tables["layers"].items():
            clip = note.get("clip")
            if name in owners and clip is not None and clip not in owners:
                raise CharacterError(
                    f"{part.file}.toml: {name}: clip = {clip!r} is no layer of this person",
                    hint="lean only on layers that every part of a slot draws; docs/characters.md, Parts",
                )


# ---------------------------------------------------------------------- colours


def _paint(parts: list[Part], wanted: Mapping[str, str]) -> tuple[Colours, dict[str, tuple[str, ...]]]:
    """New colours, and the palette of the whole: no colour in two families, none used outside of them."""
    taken = {colour for part in parts for colour in _used(part.drawing)} - {
        colour for part in parts for family in part.palette.values() for colour in family
    }
    colours: Colours = {}
    palette: dict[str, tuple[str, ...]] = {}
    for family, base in FAMILIES.items():
        old = list(dict.fromkeys(c for part in parts for c in part.palette.get(family, ())))
        if not old:
            continue
        new = tuple(_free(colour, taken) for colour in recolour([base, *old], wanted.get(family, base))[1:])
        palette[family] = new
        moved = dict(zip(old, new, strict=True))
        for part in parts:
            colours.update({(part.file, c): moved[c] for c in part.palette.get(family, ())})
    return colours, palette


def _free(colour: str, taken: set[str]) -> str:
    """The colour, or the nearest in blue that nobody has: families must not share one."""
    number = int(colour[1:], 16)
    step = 1 if number & 0xFF < 0x80 else -1
    while f"#{number:06x}" in taken:
        number += step
    taken.add(f"#{number:06x}")
    return f"#{number:06x}"


def _used(element: Element) -> set[str]:
    found = {
        _long(value) for key, value in element.attributes.items() if key in _PAINTS and _HEX.fullmatch(value)
    }
    return found.union(*(_used(child) for child in element.children))


def _long(colour: str) -> str:
    digits = colour[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(d + d for d in digits))


# ---------------------------------------------------------------------- drawing


def _drawing(
    title: str,
    parts: list[Part],
    layers: Mapping[str, Mapping[str, list[Element]]],
    colours: Colours,
) -> str:
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720">',
        f"<title>{escape(title)}</title>",
    ]
    lines.append("<defs>")
    for part in parts:
        used = {
            name
            for shapes in layers[part.file].values()
            for shape in shapes
            for value in shape.attributes.values()
            for name in _REFERENCE.findall(value)
        }
        lines += [f"  {_ramp(part, each, colours)}" for each in _ramps(part.drawing, used)]
    lines.append("</defs>")
    for place, bone in PLACES.items():
        for part in parts:
            shapes = layers[part.file].get(place, [])
            if shapes:
                group = 'id="background"' if bone == "background" else f'data-bone="{bone}"'
                lines += ["", f"<g {group}>", f"  <!-- {place}: {part.file} -->"]
                lines += [f"  {_element(part, shape, colours)}" for shape in shapes] + ["</g>"]
    lines += ["", f'<g id="{svg.VARIANTS}" display="none">']
    for part in parts:
        names = set(_names(dict(layers[part.file])))
        lines += [f"  {_element(part, each, colours)}" for each in _variants(part) if _owner(each) in names]
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _variants(part: Part) -> Iterable[Element]:
    for group in part.drawing.children:
        if group.name == "g" and group.attributes.get("id") == svg.VARIANTS:
            yield from _shapes(group, {})


def _owner(variant: Element) -> str:
    return variant.attributes["id"].partition("@")[0]


def _ramps(element: Element, used: set[str]) -> Iterable[Element]:
    for child in element.children:
        if child.name in ("linearGradient", "radialGradient"):
            if child.attributes.get("id") in used:
                yield child
        else:
            yield from _ramps(child, used)


def _ramp(part: Part, ramp: Element, colours: Colours) -> str:
    stops = "".join(_element(part, stop, colours) for stop in ramp.children)
    named = {**ramp.attributes, "id": f"{part.slot}_{ramp.attributes['id']}"}
    return f"<{ramp.name}{_attributes(named)}>{stops}</{ramp.name}>"


def _element(part: Part, element: Element, colours: Colours) -> str:
    attributes: dict[str, str] = {}
    for key, value in element.attributes.items():
        if key in _PAINTS and _HEX.fullmatch(value.strip()):
            old = _long(value.strip())
            attributes[key] = colours.get((part.file, old), old)
        else:
            attributes[key] = _REFERENCE.sub(rf"url(#{part.slot}_\1)", value)
    return f"<{element.name}{_attributes(attributes)}/>"


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if key != "class")


# ---------------------------------------------------------------------- manifest


def _manifest(
    title: str,
    parts: list[Part],
    layers: Mapping[str, Mapping[str, list[Element]]],
    palette: Mapping[str, tuple[str, ...]],
) -> str:
    data: dict[str, Any] = {"palette": palette, "springs": {}, "retarget": {}, "toggles": {}, "layers": {}}
    for part in parts:
        names, tables = _names(dict(layers[part.file])), part.tables
        data["springs"] |= {f"{part.slot}_{name}": note for name, note in tables["springs"].items()}
        data["retarget"] |= tables["retarget"]
        for name in names:
            note = tables["layers"].get(name)
            if note:
                own = {"spring": f"{part.slot}_{note['spring']}"} if "spring" in note else {}
                data["layers"][name] = {**note, **own}
        if SLOTS[part.slot].key and names:
            data["toggles"][part.slot] = {"layers": names, "key": SLOTS[part.slot].key}
    head = {"format": 1, "meta": _meta(title, parts)}
    tables_text = write_toml({key: value for key, value in data.items() if value})
    comment = "# Composed by the maker.  Every number is in px of the 1280 x 720 design space.\n"
    return f"{comment}{write_toml(head)}\n{BONES}\n{tables_text}"


def _meta(title: str, parts: list[Part]) -> dict[str, str]:
    """Artists and licences of all parts, each once."""
    artists = dict.fromkeys(part.artist for part in parts)
    licences = dict.fromkeys(part.licence for part in parts)
    return {
        "name": title,
        "artist": ", ".join(artists)[:200],
        "licence": " and ".join(licences)[:200],
        "performers": "anyone",
    }
