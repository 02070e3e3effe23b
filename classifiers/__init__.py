"""What kind of mail is this, and what does its writer want: parsed mail in, verdict out."""
