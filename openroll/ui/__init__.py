"""What people look at: templates, styles, languages. Knows no database and no web framework."""
