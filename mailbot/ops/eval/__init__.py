"""How well mailbot reads, writes and refuses: suites over locked sets, with figures that anybody can compute again."""
