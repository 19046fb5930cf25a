"""The screens of the organiser and the authority, and those that anybody may use."""
