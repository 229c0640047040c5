"""Evidence, readings and waivers, and how each promise stands because of them."""
