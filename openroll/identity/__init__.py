"""One file for each identifier (name, country, number, address, e-mail, domain), and their standing. Pure."""
