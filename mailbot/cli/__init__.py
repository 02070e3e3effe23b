"""The operator's command line: parse, call one function, print."""
