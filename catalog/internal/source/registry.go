package source

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/statusdeck/statusdeck/catalog"
)

// RegistryDate is the day on which IANA last changed the registry, as of our copy.
const RegistryDate = "2025-09-15"

// registryCSV is our copy of the IANA HTTP Status Code Registry,
// https://www.iana.org/assignments/http-status-codes/.
//
//go:embed registry.csv
var registryCSV string

// RegistryEntry is one assigned number of the registry.
type RegistryEntry struct {
	Code int
	// Description is the reason phrase, without remarks in brackets.
	Description string
	// Kind is what the remarks say of the registration.
	Kind catalog.Registry
	// Expires is the day on which a temporary registration ends.
	Expires string
	// Reference is the document and section, as the registry has it.
	Reference string
}

// Registry returns the assigned numbers of our copy of the registry.
var Registry = sync.OnceValues(func() ([]RegistryEntry, error) { return ParseRegistry(registryCSV) })

var (
	registryRemark = regexp.MustCompile(` \((TEMPORARY|OBSOLETED)\b[^)]*\)$`)
	registryExpiry = regexp.MustCompile(`expires ([0-9]{4}-[0-9]{2}-[0-9]{2})`)
)

// ParseRegistry reads the registry in the form in which IANA publishes it as CSV.
func ParseRegistry(text string) ([]RegistryEntry, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read the registry: %w", err)
	}
	var entries []RegistryEntry
	for _, row := range rows[min(1, len(rows)):] {
		code, err := strconv.Atoi(row[0])
		if err != nil || len(row) < 3 || row[1] == "Unassigned" {
			continue // a range of unassigned numbers
		}
		e := RegistryEntry{Code: code, Description: registryRemark.ReplaceAllString(row[1], ""), Kind: catalog.RegistryRegistered, Reference: row[2]}
		switch m := registryRemark.FindStringSubmatch(row[1]); {
		case e.Description == "(Unused)":
			e.Kind = catalog.RegistryUnused
		case m != nil && m[1] == "TEMPORARY":
			e.Kind = catalog.RegistryTemporary
			if day := registryExpiry.FindStringSubmatch(row[1]); day != nil {
				e.Expires = day[1]
			}
		case m != nil:
			e.Kind = catalog.RegistryObsoleted
		}
		entries = append(entries, e)
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("read the registry: no assigned numbers found")
	}
	return entries, nil
}

// registered maps the assigned numbers to their descriptions, and registryRemarks
// those that are not plain registrations to their kind.
var registered, registryRemarks = func() (map[int]string, map[int]catalog.Registry) {
	names, remarks := map[int]string{}, map[int]catalog.Registry{}
	entries, _ := Registry() // a test reads it
	for _, e := range entries {
		names[e.Code] = e.Description
		if e.Kind != catalog.RegistryRegistered {
			remarks[e.Code] = e.Kind
		}
	}
	return names, remarks
}()
