package odata

import (
	"errors"
	"hash/maphash"
)

// proof makes sure that a page which was cut off and fetched again is the same page, as far as it had been
// read: only then can the rows that were handed out be skipped by their number, with no row given twice and
// none lost. It compares hashes, so that nothing of the page has to be kept. A nil proof proves nothing.
type proof struct {
	hash   maphash.Hash
	length int64
	want   mark
}

// mark is the beginning of a page, by its length and hash.
type mark struct {
	seed   maphash.Seed
	length int64
	sum    uint64
}

var errPageChanged = errors.New("the page was cut off, and was not the same when fetched again, so reading cannot go on")

func newMark() mark { return mark{seed: maphash.MakeSeed()} }

func newProof(want mark) *proof {
	p := &proof{want: want}
	p.hash.SetSeed(want.seed)
	return p
}

// limit shortens a buffer so that a read ends where the mark does.
func (p *proof) limit(buffer []byte) []byte {
	if p != nil && p.length < p.want.length {
		return buffer[:min(int64(len(buffer)), p.want.length-p.length)]
	}
	return buffer
}

// add notes bytes that were read, and compares at the end of the mark.
func (p *proof) add(text []byte) error {
	if p == nil || len(text) == 0 {
		return nil
	}
	before := p.length
	p.length += int64(len(text))
	_, _ = p.hash.Write(text)
	if before < p.want.length && p.length == p.want.length && p.hash.Sum64() != p.want.sum {
		return errPageChanged
	}
	return nil
}

// done tells whether all that had been read before was read again, and was the same.
func (p *proof) done() bool { return p.length >= p.want.length }

// mark returns the longer one of what was read now and before.
func (p *proof) mark() mark {
	if !p.done() {
		return p.want
	}
	return mark{p.want.seed, p.length, p.hash.Sum64()}
}
