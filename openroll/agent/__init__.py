"""The organiser's side of the desk: pulls requests, has them decided, acts on its own messenger, proves it."""
