"""What a register demands, as readable YAML: identifiers, their standing, who decides, field classes. Pure."""
