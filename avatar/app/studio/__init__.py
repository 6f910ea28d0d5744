"""The window.  The only folder that knows Qt, and nothing but the command line opens it."""
