"""One file for each identifier (name, country, number, address, e-mail, domain), and the standing of all of them. Pure."""
