"""The maker: composes people from parts.  Parts are data; what comes out is an ordinary character folder.

recipe = random_recipe(7)
write(recipe, Path("seven"))
"""

from avatar.maker.compose import compose
from avatar.maker.dice import random_recipe
from avatar.maker.parts import Library, Part, built_in
from avatar.maker.recipe import Recipe
from avatar.maker.skeleton import FAMILIES, SLOTS
from avatar.maker.write import write

__all__ = ["FAMILIES", "SLOTS", "Library", "Part", "Recipe", "built_in", "compose", "random_recipe", "write"]
