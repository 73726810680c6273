"""Fine-tunes an encoder on questions and what answers them; needs the `train` extra, which nothing else imports."""
