"""The outside: how it is fetched safely, what it answered, and what each open source says. Writes nothing else."""
