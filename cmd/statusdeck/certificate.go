package main

import (
	"crypto/tls"
	"fmt"
	"log"
	"os"
	"sync"
	"time"
)

// certificateCheck is how often the files of the certificate are looked at.
const certificateCheck = 10 * time.Second

// keyPair is a certificate with its key, read again when one of the files changes:
// certificates are renewed while the server runs. While the new files do not fit
// together, which they do not in the middle of a renewal, the old pair stays.
type keyPair struct {
	cert, key string // files
	log       *log.Logger
	now       func() time.Time

	mu      sync.Mutex
	current *tls.Certificate
	changed [2]time.Time // of the files as last read
	checked time.Time
}

// newKeyPair reads the pair for the first time.
func newKeyPair(cert, key string, logger *log.Logger) (*keyPair, error) {
	k := &keyPair{cert: cert, key: key, log: logger, now: time.Now}
	if err := k.read(); err != nil {
		return nil, fmt.Errorf("read the certificate: %w", err)
	}
	return k, nil
}

// get returns the pair for a handshake; it is tls.Config.GetCertificate.
func (k *keyPair) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.now().Sub(k.checked) >= certificateCheck {
		k.refresh()
	}
	return k.current, nil
}

// reload reads the files again if they have changed, without waiting for the next
// look at them.
func (k *keyPair) reload() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.refresh()
}

// refresh needs mu.
func (k *keyPair) refresh() {
	k.checked = k.now()
	if times, err := k.times(); err == nil && times == k.changed {
		return
	}
	if err := k.read(); err != nil {
		k.log.Printf("the renewed certificate cannot be used, the old one stays: %v", err)
	}
}

func (k *keyPair) read() error {
	k.checked = k.now()
	times, err := k.times()
	if err != nil {
		return err
	}
	pair, err := tls.LoadX509KeyPair(k.cert, k.key)
	if err != nil {
		return err
	}
	k.current, k.changed = &pair, times
	return nil
}

func (k *keyPair) times() (times [2]time.Time, err error) {
	for i, name := range []string{k.cert, k.key} {
		info, err := os.Stat(name)
		if err != nil {
			return times, err
		}
		times[i] = info.ModTime()
	}
	return times, nil
}
