"""pictures: what is drawn as pixels: cards for shared links, icons for a phone's home screen, codes on paper."""
