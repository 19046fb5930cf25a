"""Reports to the EU: statements of reasons and the harmonised transparency report, made from the same rows. Pure."""
