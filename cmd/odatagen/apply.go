package main

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// apply writes and removes files. All new content is on disk before the first file changes, and when a step
// fails the ones before it are undone.
func (list changes) apply() error {
	list.removeStale()
	staged := make([]string, len(list))
	defer func() {
		for _, name := range staged {
			if name != "" {
				os.Remove(name)
			}
		}
	}()
	for i, c := range list {
		if c.new == nil {
			continue
		}
		name, err := stage(c.path, c.new)
		if err != nil {
			return outsideError(err)
		}
		staged[i] = name
	}
	for i, c := range list {
		if err := c.commit(staged[i]); err != nil {
			return outsideError(errors.Join(err, list[:i].undo()))
		}
		staged[i] = ""
	}
	return nil
}

// removeStale removes the staged files that an interrupted run left, unless they are so young that they may be
// those of another run.
func (list changes) removeStale() {
	for _, c := range list {
		left, err := filepath.Glob(filepath.Join(filepath.Dir(c.path), stagePattern))
		if err != nil {
			continue
		}
		for _, name := range left {
			if info, err := os.Lstat(name); err == nil && time.Since(info.ModTime()) > staleAge {
				os.Remove(name)
			}
		}
	}
}

const (
	stagePattern = ".odatagen-*"
	staleAge     = 10 * time.Minute
)

func (c change) commit(staged string) error {
	if c.new == nil {
		return os.Remove(c.path)
	}
	return os.Rename(staged, c.path)
}

// undo puts back what was there before.
func (list changes) undo() error {
	var errs []error
	for _, c := range list {
		if c.old == nil {
			errs = append(errs, os.Remove(c.path))
			continue
		}
		name, err := stage(c.path, c.old)
		if err == nil {
			err = os.Rename(name, c.path)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// stage writes content to a new file beside path and returns its name.
func stage(path string, content []byte) (name string, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(path), stagePattern)
	if err != nil {
		return "", err
	}
	defer func() {
		err = errors.Join(err, f.Close())
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(content); err != nil {
		return "", err
	}
	return f.Name(), f.Chmod(0o644)
}
