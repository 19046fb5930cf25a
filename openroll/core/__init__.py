"""What every part stands on: errors, the clock, canonical JSON, durable files. Imports nothing of ours."""
