"""The pages of the window.  Each talks to the backstage only."""
