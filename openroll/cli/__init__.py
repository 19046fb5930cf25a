"""The command ``openroll``: one file a verb. A verb has ``add_parser(verbs)`` and a function that runs it."""
