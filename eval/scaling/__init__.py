"""Cost against size: a made collection of any size in, times, recall and memory of engines and of the whole ranking out."""
