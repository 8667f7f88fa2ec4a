package catalog

// Source is where facts come from.
type Source struct {
	// ID names the source within its status: "rfc9110-15.5.5".
	ID    string
	Title string
	URL   string
	// Kind says whether the owner itself speaks.
	Kind SourceKind
	// AsOf says which copy of the source was compared with what the catalog says:
	// a commit, a version, the number of a draft or the date of the copy; "text"
	// for an RFC, which does not change. It is "" when the source is cited and
	// was not compared.
	AsOf string
	// Checked is the day, YYYY-MM-DD, of that comparison; "" when it was not
	// noted, and for RFCs.
	Checked string
}

// Compared says in plain words what the catalog was compared with: "compared
// with the RFC's text", "compared with commit 0309c8b", "not yet checked".
func (s Source) Compared() string {
	switch s.AsOf {
	case "":
		return "not yet checked"
	case "text":
		return "compared with the RFC's text"
	}
	return "compared with " + s.AsOf
}

// SourceKind says whether a source is the owner's own.
type SourceKind string

// The kinds of source.
const (
	SourcePrimary   SourceKind = "primary"   // the RFC, or the vendor's own document or source code
	SourceSecondary SourceKind = "secondary" // a report by others
)
