"""The catalogue's shape: one description for seed files, rows and snapshots."""
