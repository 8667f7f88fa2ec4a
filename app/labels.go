package app

import "github.com/statusdeck/statusdeck/catalog"

// Plain words for the values of the data model, used by cards, facts and chips.

func stateLabel(s catalog.State) string {
	switch s {
	case catalog.StateStandard:
		return "Internet Standard"
	case catalog.StateProposed:
		return "Proposed Standard"
	case catalog.StateExperimental:
		return "Experimental"
	case catalog.StateHistoric:
		return "Historic"
	case catalog.StateTemporary:
		return "Temporary registration"
	case catalog.StateUnused:
		return "Unused, reserved"
	case catalog.StateVendor:
		return "Vendor code"
	case catalog.StateObsolete:
		return "Obsolete vendor code"
	case catalog.StateDoubtful:
		return "Doubtful"
	}
	return string(s)
}

func registryLabel(r catalog.Registry) string {
	switch r {
	case catalog.RegistryRegistered:
		return "Registered with IANA"
	case catalog.RegistryTemporary:
		return "Registered with IANA for a limited time"
	case catalog.RegistryUnused:
		return "Reserved by IANA as \"(Unused)\""
	case catalog.RegistryObsoleted:
		return "Registered with IANA, marked as obsoleted"
	}
	return "Not in the IANA registry"
}

func popularityLabel(p catalog.Popularity) string {
	switch p {
	case catalog.PopularityCommon:
		return "Common"
	case catalog.PopularityOccasional:
		return "Occasional"
	}
	return "Rare"
}

func visibilityLabel(v catalog.Visibility) string {
	switch v {
	case catalog.VisibilityClient:
		return "The client, in the response"
	case catalog.VisibilityLog:
		return "The server's log only; it is never sent"
	case catalog.VisibilityBody:
		return "In the content of a response with another status code"
	case catalog.VisibilityAs400:
		return "Inside the server only; the client and the access log get 400"
	case catalog.VisibilityProgram:
		return "A program's internal code; it is never sent"
	}
	return "Not known"
}

func cacheLabel(r catalog.CacheRule) string {
	switch r {
	case catalog.CacheYes:
		return "Yes, by default"
	case catalog.CacheExplicit:
		return "Only with explicit freshness"
	case catalog.CacheForbidden:
		return "No, a cache must not store it"
	}
	return "Does not apply"
}

func contentLabel(r catalog.ContentRule) string {
	switch r {
	case catalog.ContentAllowed:
		return "Allowed"
	case catalog.ContentNever:
		return "Never"
	case catalog.ContentEmpty:
		return "Must be empty"
	}
	return "Does not apply"
}

func retryLabel(r catalog.RetryRule) string {
	switch r {
	case catalog.RetrySame:
		return "The same request may be repeated"
	case catalog.RetryChanged:
		return "Only after a change"
	}
	return "No"
}

// The chips of a code page say the first three facts in two or three words.

func cacheChip(r catalog.CacheRule) string {
	switch r {
	case catalog.CacheYes:
		return "Cacheable by default"
	case catalog.CacheExplicit:
		return "Not cached by default"
	case catalog.CacheForbidden:
		return "Not cacheable"
	}
	return "Caching does not apply"
}

func retryChip(r catalog.RetryRule) string {
	switch r {
	case catalog.RetrySame:
		return "Safe to retry unchanged"
	case catalog.RetryChanged:
		return "Retry after a change"
	}
	return "Do not retry"
}

func contentChip(r catalog.ContentRule) string {
	switch r {
	case catalog.ContentAllowed:
		return "Content allowed"
	case catalog.ContentNever:
		return "No content"
	case catalog.ContentEmpty:
		return "Content must be empty"
	}
	return "Content does not apply"
}

func needLabel(need catalog.Need) string {
	switch need {
	case catalog.NeedMust:
		return "required"
	case catalog.NeedMustAs200:
		return "required if a 200 would have it"
	case catalog.NeedMustWhen:
		return "required in some cases"
	case catalog.NeedShould:
		return "expected"
	case catalog.NeedMay:
		return "optional"
	}
	return "common in practice"
}

func yesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}

// classMark returns the CSS class that colours and shapes everything about a
// status: "k4", and "k0" for numbers outside the classes.
func classMark(code int) string {
	return "k" + string(rune('0'+int(catalog.ClassOf(code))))
}
