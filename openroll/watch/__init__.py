"""What changed outside: the sources of our entries, asked again. Pure: it neither asks, nor stores, nor says so."""
