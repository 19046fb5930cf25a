"""How names are folded, matched and ranked. Pure: publish indexes with it, public asks with it."""
