"""The log over the network: witnesses, and mirrors of a public directory."""
