// Package capserver starts SAP CAP with the Warehouse of package seed, for a test.
package capserver

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/odatagen/odatagen/generated/integration/internal/seed"
)

// Token is the bearer token that the server accepts.
const Token = "integration-test"

// startTimeout is generous: the server takes a second or two on an idle machine.
const startTimeout = time.Minute

// A Server is a running CAP with both versions of the Warehouse.
type Server struct {
	// URL is the feed without api-version, such as http://127.0.0.1:40123/ReportingService/DataWarehouseFEService.
	URL string

	warehouses map[string]*seed.Warehouse
	cmd        *exec.Cmd
	stdin      io.Closer
	log        bytes.Buffer
}

// Start makes the data and starts the server from package, the directory that holds server.js and node_modules.
func Start(pkg string) (*Server, error) {
	node, err := findNode(pkg)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "odatagen-cap-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir) // the server has read everything once it is ready
	s := &Server{warehouses: map[string]*seed.Warehouse{}}
	if err := s.start(node, pkg, dir); err != nil {
		s.Stop()
		return nil, fmt.Errorf("starting CAP: %w\n%s", err, s.log.Bytes())
	}
	return s, nil
}

func (s *Server) start(node, pkg, dir string) error {
	var warehouses []*seed.Warehouse
	for _, version := range seed.Versions() {
		w, err := seed.New(version)
		if err != nil {
			return err
		}
		s.warehouses[version] = w
		warehouses = append(warehouses, w)
	}
	if err := seed.Write(dir, Token, warehouses...); err != nil {
		return err
	}

	s.cmd = exec.Command(node, "server.js", dir)
	s.cmd.Dir = pkg
	s.cmd.Env = append(os.Environ(), "NODE_ENV=test")
	s.cmd.Stderr = &s.log
	s.cmd.WaitDelay = 5 * time.Second
	var err error
	if s.stdin, err = s.cmd.StdinPipe(); err != nil {
		return err
	}
	stdout, err := s.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.cmd.Start(); err != nil {
		return err
	}
	s.URL, err = readAddress(stdout)
	return err
}

// readAddress waits for the line with the address. Lines before it, and all after it, are of no interest.
func readAddress(stdout io.Reader) (string, error) {
	found := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(stdout)
		for lines.Scan() {
			var ready struct{ URL string }
			if json.Unmarshal(lines.Bytes(), &ready) == nil && ready.URL != "" {
				found <- ready.URL
			}
		}
		close(found)
	}()
	select {
	case url, ok := <-found:
		if !ok {
			return "", fmt.Errorf("the server ended before it was ready")
		}
		return url, nil
	case <-time.After(startTimeout):
		return "", fmt.Errorf("not ready after %v", startTimeout)
	}
}

// Stop ends the server. It may be called more than once.
func (s *Server) Stop() {
	if s.cmd == nil || s.cmd.Process == nil {
		return
	}
	s.stdin.Close()
	s.cmd.Process.Kill()
	s.cmd.Wait() // says that it was killed
	s.cmd = nil
}

// Log is what the server wrote to its standard error. Call it after Stop.
func (s *Server) Log() string { return s.log.String() }

// FeedURL is the custom feed URL of a version, in the form in which an administrator copies it.
func (s *Server) FeedURL(version string) string { return s.URL + "?api-version=" + version }

// Warehouse returns what was put into the server for a version. It must not be changed.
func (s *Server) Warehouse(version string) *seed.Warehouse { return s.warehouses[version] }

// Rows returns the rows of an entity set in the order of their keys, nil if there is no such set.
func (s *Server) Rows(version, set string) []seed.Row {
	if found, ok := s.warehouses[version].Set(set); ok {
		return found.Rows
	}
	return nil
}

// findNode prefers the Node.js among the installed packages: CAP needs a newer one than many machines have.
func findNode(pkg string) (string, error) {
	if _, err := os.Stat(filepath.Join(pkg, "node_modules", "@sap", "cds")); err != nil {
		return "", fmt.Errorf("the packages of the integration tests are missing: run `npm ci` in generated/integration")
	}
	name := "node"
	if runtime.GOOS == "windows" {
		name = "node.exe"
	}
	found, err := filepath.Glob(filepath.Join(pkg, "node_modules", "node-*", "bin", name))
	if err == nil && len(found) > 0 {
		return filepath.Abs(found[0])
	}
	node, err := exec.LookPath("node")
	if err != nil {
		return "", fmt.Errorf("no Node.js in node_modules for %s/%s, and none in PATH: %w", runtime.GOOS, runtime.GOARCH, err)
	}
	return node, nil
}
