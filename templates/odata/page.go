package odata

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// pageDecoder reads the body of a response to a request for a collection: an object whose member "value" is a
// list of rows, with control information before and after it (JSON Format, sections 4.5 and 12). It hands
// out each row as soon as the row has arrived.
type pageDecoder struct {
	r        *Reader
	state    pageState
	seen     bool // whether "value" has come
	members  int  // how many members have come
	previous int  // the last known one, negative when there was none
	unknown  []string
	link     string
	total    Nullable[int64]
	failure  error
}

type pageState uint8

const (
	pageStart pageState = iota
	pageRows
	pageEnd
)

// pageType lists the members of a page that matter here, in their usual order.
var pageType = Type{Properties: []string{"@count", "value", "@nextLink", "error"}}

const (
	memberCount = iota
	memberValue
	memberNextLink
	memberError
)

func newPageDecoder(body io.Reader, o decodeOptions) *pageDecoder {
	d := &pageDecoder{r: newReader(body, o, pageWindow), previous: -1}
	d.r.words = new([wordSlots]string)
	d.r.errorDepth = 2 // below the page and its list
	return d
}

// next decodes the next row into row, which must be zero. It returns false after the last row and after an
// error.
func (d *pageDecoder) next(row Object) bool {
	if d.state == pageStart && (!d.open() || !d.readMembers()) {
		return false
	}
	if d.state != pageRows || d.failed() {
		return false
	}
	if !d.r.nextItem() {
		return d.readMembers()
	}
	d.r.rowStart = d.r.offset()
	d.r.inStream = nil
	d.r.Object(row)
	if d.r.inStream != nil { // if this is the last that the service sent, it is no row
		if c := d.r.peek(); c != ',' && c != ']' {
			d.r.unexpected("a comma or ]")
		}
	}
	return !d.failed()
}

// err returns the first error: a *DecodeError, or an *inStreamError when the service sent an error in
// the page.
func (d *pageDecoder) err() error {
	if d.failure == nil {
		return d.r.err()
	}
	return d.failure
}

func (d *pageDecoder) failed() bool { return d.failure != nil || d.r.failure != nil }

// nextLink returns the URL of the next page as the service sent it, "" when this is the last page. It is
// known once next has returned false without an error.
func (d *pageDecoder) nextLink() string { return d.link }

// count returns the number of all rows of all pages, when the service has sent it so far.
func (d *pageDecoder) count() (int64, bool) { return d.total.Get() }

// open takes the bracket with which the page begins.
func (d *pageDecoder) open() bool {
	if d.r.peek() != '{' {
		d.r.unexpected(`an object with the member "value"`)
		return false
	}
	d.r.enter(&pageType)
	d.r.pos++
	return true
}

// readMembers takes members up to the beginning of "value", for which it returns true, or up to the end of
// the page.
func (d *pageDecoder) readMembers() bool {
	d.state = pageEnd
	r := d.r
	order := r.orderOf(&pageType)
	for !d.failed() {
		first := d.members == 0
		d.members++
		r.rowStart = r.offset()
		switch member := r.nextMember(order, d.previous, first); member {
		case noMember:
			d.close()
			return false
		case unknownMember:
			d.skipMember()
		default:
			if d.readMember(member) {
				return true
			}
		}
	}
	return false
}

// readMember takes the value of a member and returns true when that is the beginning of the rows.
func (d *pageDecoder) readMember(member int) (rows bool) {
	r := d.r
	d.previous = member
	r.path[0].index = member
	switch member {
	case memberCount:
		r.NullableInt64(&d.total)
	case memberNextLink:
		var link Nullable[string]
		r.NullableString(&link)
		d.link = link.Or("")
	case memberError:
		if raw, ok := r.raw(); ok && string(raw) != "null" {
			d.failure = newInStreamError(raw)
		}
	case memberValue:
		return d.openRows()
	}
	return false
}

// openRows takes the bracket with which the rows begin.
func (d *pageDecoder) openRows() bool {
	if d.seen {
		d.r.fail(errors.New(`"value" appears a second time`))
		return false
	}
	d.seen = true
	if d.r.zero && d.r.isNull() || !d.r.openBracket() {
		return false
	}
	d.state = pageRows
	return true
}

// skipMember takes the value of a member that does not matter and remembers its name for an error.
func (d *pageDecoder) skipMember() {
	const some = 12
	if !d.seen && len(d.unknown) < some {
		d.unknown = append(d.unknown, shorten(string(d.r.name)))
	}
	d.r.path[0].index = -1
	d.r.Skip()
}

// close takes the bracket with which the page ends and makes sure that nothing follows.
func (d *pageDecoder) close() {
	if d.failed() {
		return
	}
	if !d.seen {
		members := "no members"
		if len(d.unknown) > 0 {
			members = "the members " + strings.Join(d.unknown, ", ")
		}
		d.r.path[0].index = -1
		d.r.fail(fmt.Errorf("the object has %s but not \"value\", which holds the rows", members))
		return
	}
	d.r.leave(0)
	d.r.end()
}
