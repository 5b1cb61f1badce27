package odata

import (
	"context"
	"fmt"
	"hash/maphash"
	"reflect"
	"slices"
	"strings"
)

// slot is where rows are decoded to, one after the other.
type slot struct {
	object Object
	value  reflect.Value // what object points to
}

func newSlot(object Object) *slot { return &slot{object, reflect.ValueOf(object).Elem()} }

// clear makes the slot empty.
func (s *slot) clear() { s.value.SetZero() }

// cursor walks through the rows and pages of a query. It holds all of reading that does not depend on the type
// of the rows, for what does is compiled again for every type of a generated package.
type cursor struct {
	ctx     context.Context
	service *Service
	options queryOptions
	row     *slot
	next    string // address of the next page, empty at the end
	page    *page  // nil before the first one
	left    int    // rows still to be handed out, negative: no limit
	link    string // nextLink of the page that was read to its end, as the service sent it
	visited map[uint64]struct{}
	seed    maphash.Seed
	mistake error // in the query
	err     error // what ended the reading
	told    bool  // nextOfAll has handed out err
}

func newCursor(ctx context.Context, q Query, row Object) *cursor {
	c := &cursor{ctx: ctx, service: q.service, options: q.options, left: -1, row: newSlot(row)}
	c.seed, c.visited = maphash.MakeSeed(), map[uint64]struct{}{}
	if q.options.hasTop {
		c.left = q.options.top
	}
	c.next, c.mistake = q.url()
	return c
}

// nextOfAll decodes the next row of all pages. It returns false at the end; the end by an error counts as a row,
// an empty one, with which err is set.
func (c *cursor) nextOfAll() bool {
	for !c.nextRow() {
		if c.err != nil {
			tell := !c.told
			c.told = true
			c.row.clear()
			return tell
		}
		if !c.nextPage() {
			return false
		}
	}
	return true
}

// nextPage opens the next page. It returns false at the end; a page that cannot be opened counts as a page,
// with which err is set.
func (c *cursor) nextPage() bool {
	switch {
	case c.err != nil:
		return false
	case c.mistake != nil:
		c.err = c.mistake
		return true
	case c.next == "":
		return false
	}
	id := maphash.String(c.seed, c.next)
	if _, again := c.visited[id]; again {
		c.err = c.page.wrap(fmt.Errorf("paging does not end: the nextLink leads to a page that was read already: %s",
			withoutSecrets(c.next)))
		return true
	}
	c.visited[id] = struct{}{}
	c.page, c.err = c.service.openPage(c.ctx, c.next)
	c.next, c.link = "", ""
	return true
}

// nextRow decodes the next row of the page. It returns false at the end of the page, when the query has enough
// rows, and on an error.
func (c *cursor) nextRow() bool {
	if c.err == nil && c.page != nil && c.ctx.Err() != nil {
		c.err = contextError(c.ctx, c.page.answer.address)
	}
	if c.err != nil || c.page == nil {
		return false
	}
	if c.left == 0 {
		c.page.step(c.row) // to the end of the page, for its count, if no more rows come
		c.page.close()
		return false
	}
	found, err := c.page.next(c.row)
	if found {
		if c.left > 0 {
			c.left--
		}
		return true
	}
	if c.err = err; err == nil {
		c.endPage()
	}
	c.page.close()
	return false
}

// endPage finds the page after the current one.
func (c *cursor) endPage() {
	if c.page.decoder == nil {
		return
	}
	link := strings.TrimSpace(c.page.decoder.nextLink())
	if link == "" {
		return
	}
	carried := slices.Concat(c.options.others, c.service.root.options(), c.service.contract.FixedOptions)
	next, err := c.service.follow(link, c.page.answer.url, carried)
	if err != nil {
		c.err = c.page.wrap(err)
		return
	}
	c.link, c.next = link, next
}

// count returns the number of rows that the service gave for the whole query.
func (c *cursor) count() Nullable[int64] {
	if c.page != nil && c.page.decoder != nil {
		if n, ok := c.page.decoder.count(); ok {
			return Value(n)
		}
	}
	return Nullable[int64]{}
}

// close ends the reading, also in the middle of a page.
func (c *cursor) close() {
	if c.page != nil {
		c.page.close()
	}
}
