package app

// Version is the number of the release that this source makes, or will make: that of
// the program, the about page, the newest heading of the changelog and the widget's
// scripts. `make release` refuses another one.
const Version = "1.0.0"
