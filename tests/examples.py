"""How many examples a property is tried with: what the profile says (see conftest), or a multiple of it.

A property names a number of its own only where each of its examples is dear.
"""

from typing import Final

from hypothesis import settings

USUAL: Final = settings().max_examples
