"""Facts in, public directory out. Writes that directory and checks it; knows no Django and no private database."""
