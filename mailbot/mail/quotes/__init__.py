"""By what quoted mail and signatures are known, so that quoting.py can leave what somebody newly wrote."""
