"""Which of the parties that a page names are its operators, and which of their numbers are good."""
