"""What is measured: native scripts, and PyNN scripts whose first argument says whose PyNN it is."""
