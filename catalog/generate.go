package catalog

//go:generate go run -overlay gen/overlay.json ./gen
