"""Changed profiles: what one step, or one after another, makes of an assessment."""
