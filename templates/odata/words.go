package odata

import "encoding/binary"

// words remembers strings of a page, because the columns of its rows mostly repeat a few values: those are
// then one string in memory, not one for each row. It is a small table in which a string has one possible
// slot, and the last one that came keeps it.
type words *[wordSlots]string

const (
	wordSlotBits = 10
	wordSlots    = 1 << wordSlotBits
	longestWord  = 64 // longer texts hardly repeat
)

// text makes a string of bytes that are void after the next call.
func (r *Reader) text(b []byte) string {
	if r.words == nil || len(b) > longestWord {
		return string(b)
	}
	slot := &r.words[wordSlot(b)]
	if *slot != string(b) {
		*slot = string(b)
	}
	return *slot
}

// wordSlot mixes the length, the first and the last eight bytes, and the middle.
func wordSlot(b []byte) uint64 {
	const odd = 0x9e3779b97f4a7c15
	h := uint64(len(b)) * odd
	if len(b) < 8 {
		for _, c := range b {
			h = h<<8 | uint64(c)
		}
	} else {
		h ^= binary.LittleEndian.Uint64(b)
		h = h*odd ^ binary.LittleEndian.Uint64(b[len(b)-8:])
		h = h*odd ^ binary.LittleEndian.Uint64(b[(len(b)-8)/2:])
	}
	return h * odd >> (64 - wordSlotBits)
}
