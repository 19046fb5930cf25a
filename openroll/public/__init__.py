"""The public site and its API: reads the public directory and nothing else."""
