"""The slash commands, one module for each kind of person who uses them."""
