package odata

import (
	"context"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
)

// cursor walks through the pages of a query. It holds all of paging that does not depend on the type of the
// rows, so that little is compiled once per type.
type cursor struct {
	ctx     context.Context
	service *Service
	options queryOptions
	next    string // address of the next page, empty at the end
	page    *page  // nil before the first one
	left    int    // rows still to be handed out, negative: no limit
	link    string // nextLink of the page that was read to its end, as the service sent it
	visited map[uint64]struct{}
	seed    maphash.Seed
	err     error
}

func newCursor(ctx context.Context, q Query) *cursor {
	c := &cursor{ctx: ctx, service: q.service, options: q.options, left: -1, seed: maphash.MakeSeed()}
	c.visited = map[uint64]struct{}{}
	if q.options.hasTop {
		c.left = q.options.top
	}
	c.next, c.err = q.url()
	return c
}

// nextPage opens the next page, and returns false when there is none, or an error.
func (c *cursor) nextPage() bool {
	if c.err != nil || c.next == "" {
		return false
	}
	id := maphash.String(c.seed, c.next)
	if _, again := c.visited[id]; again {
		c.err = c.page.wrap(fmt.Errorf("paging does not end: the nextLink leads to a page that was read already: %s",
			withoutSecrets(c.next)))
		return false
	}
	c.visited[id] = struct{}{}
	c.page, c.err = c.service.openPage(c.ctx, c.next)
	c.next, c.link = "", ""
	return c.err == nil
}

// nextRow decodes the next row of the page, and returns false at its end and when the query has enough rows.
func (c *cursor) nextRow(row slot) bool {
	if c.err == nil && c.ctx.Err() != nil {
		c.err = contextError(c.ctx, c.page.answer.address)
	}
	if c.err != nil {
		return false
	}
	if c.left == 0 {
		c.page.step(row) // to the end of the page, for its count, if no more rows come
		c.page.close()
		return false
	}
	found, err := c.page.next(row)
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

// count returns the number of rows that the service gave for the whole query, if it did.
func (c *cursor) count() (int64, bool) {
	if c.page.decoder == nil {
		return 0, false
	}
	return c.page.decoder.count()
}

// close ends the reading in the middle of a page.
func (c *cursor) close() {
	if c.page != nil {
		c.page.close()
	}
}
