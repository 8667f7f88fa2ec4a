package peers

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// StartSite starts the built server on a free port and returns its address, as in
// "http://127.0.0.1:43210".
func StartSite(binary string) (address string, stop func(), err error) {
	cmd := exec.Command(binary, "serve", "-addr", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, fmt.Errorf("start %s: %w", binary, err)
	}
	if err := cmd.Start(); err != nil {
		return "", nil, fmt.Errorf("start %s (make build makes it): %w", binary, err)
	}
	stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("read the address of %s: %w", binary, err)
	}
	_, rest, ok := strings.Cut(line, "http://")
	if !ok {
		stop()
		return "", nil, fmt.Errorf("%s said %q, want its address", binary, line)
	}
	host, _, _ := strings.Cut(strings.TrimSpace(rest), "/")
	return "http://" + host, stop, nil
}
