package odata

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"strings"
)

// reading is one run of a query: page after page, row after row. A page that is cut off in the middle is fetched
// again; if it is the same page, the rows that were handed out are passed over, otherwise that is an error. So
// no row is given twice and none is lost.
type reading struct {
	ctx     context.Context
	service *Service
	address string        // of the current page
	carried []QueryOption // of the first page
	seen    map[uint64]struct{}
	seed    maphash.Seed
	left    int // how many rows Top leaves; negative without Top

	answer   *answer
	decoder  *pageDecoder // nil: the page is yet to be fetched
	mark     mark         // what was read of the page before it was cut off
	given    int          // rows of the page that were handed out
	skip     int          // rows of the page that are to be passed over
	attempts int          // how often the page was cut off since the last row
	err      error
}

// event is what advancing a reading led to.
type event int

const (
	gotRow   event = iota
	tryAgain       // the page was cut off; the row has to be made zero again
	endOfPage
	stopped // by an error or by Top
)

// newReading prepares a run; no request is made yet.
func newReading(ctx context.Context, q Query) *reading {
	r := &reading{ctx: ctx, service: q.service, left: -1, seen: map[uint64]struct{}{}, seed: maphash.MakeSeed()}
	if q.options.hasTop {
		r.left = q.options.top
	}
	if r.address, r.err = q.url(); r.err != nil {
		return r
	}
	_, query, _ := strings.Cut(r.address, "?")
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		r.carried = append(r.carried, QueryOption{unescapeQuery(name), unescapeQuery(value)})
	}
	r.begin(r.address)
	return r
}

// begin turns to the page at address; false, with an error, if it has been read before.
func (r *reading) begin(address string) bool {
	sum := maphash.String(r.seed, address)
	if _, again := r.seen[sum]; again {
		r.err = fmt.Errorf("odata: GET %s: the nextLink leads to a page that was read before", withoutSecrets(address))
		return false
	}
	r.seen[sum] = struct{}{}
	r.address, r.mark, r.given, r.skip, r.attempts = address, newMark(), 0, 0, 0
	return true
}

// advance decodes the next row of the current page into row, which must be zero.
func (r *reading) advance(row Object) event {
	if r.left == 0 || r.err != nil || r.decoder == nil && !r.open() {
		return stopped
	}
	for ; r.skip > 0; r.skip-- {
		if !r.decoder.next(&passedOver{}) {
			return r.interrupted(errPageChanged)
		}
	}
	if !r.decoder.next(row) {
		return r.interrupted(nil)
	}
	r.given++
	r.attempts = 0
	r.left = max(r.left-1, -1)
	return gotRow
}

// open fetches the current page.
func (r *reading) open() bool {
	if r.answer, r.err = r.service.get(r.ctx, r.address, ""); r.err != nil {
		return false
	}
	r.answer.body.proof = newProof(r.mark)
	r.decoder = newPageDecoder(r.answer.body, r.service.settings.decode)
	return true
}

// interrupted finds out why there was no row: the page is at its end, for which ended is the error if there
// should have been a row, or reading failed.
func (r *reading) interrupted(ended error) event {
	err := r.decoder.err()
	if err == nil && ended == nil {
		return endOfPage
	}
	body := r.answer.body
	cut := err != nil && (body.end != nil && body.end != io.EOF || errors.Is(err, io.ErrUnexpectedEOF))
	r.err = r.explain(err, ended, cut)
	if !cut || errors.Is(err, errPageChanged) || r.ctx.Err() != nil {
		return stopped
	}
	r.attempts++
	delay, again := r.service.settings.retry.delay(r.attempts, r.err)
	if !again {
		return stopped
	}
	r.mark, r.skip = body.proof.mark(), r.given
	r.close()
	if r.err = wait(r.ctx, delay, r.err); r.err != nil {
		return stopped
	}
	return tryAgain
}

// explain makes the error for a caller.
func (r *reading) explain(err, ended error, cut bool) error {
	var inStream *inStreamError
	switch {
	case r.ctx.Err() != nil:
		return contextError(r.ctx, r.answer.address)
	case errors.As(err, &inStream):
		return errorFrom(r.answer, inStream.raw)
	case cut:
		return &brokenConnection{r.answer.address, err}
	case err == nil:
		err = ended
	}
	return fmt.Errorf("odata: GET %s: %w", r.answer.address, err)
}

// turn goes on to the next page; false if there is none, or if the link to it must not be followed.
func (r *reading) turn() bool {
	link := r.decoder.nextLink()
	page := r.answer.url
	r.close()
	if link == "" || r.left == 0 {
		return false
	}
	address, err := r.service.follow(link, page, r.carried)
	if err != nil {
		r.err = fmt.Errorf("odata: GET %s: %w", withoutSecrets(r.address), err)
		return false
	}
	return r.begin(address)
}

// close gives the connection back. It can be called again.
func (r *reading) close() {
	if r.decoder != nil {
		r.answer.body.Close()
		r.decoder = nil
	}
}

// passedOver is a row that was handed out before.
type passedOver struct{}

var passedOverType Type

func (*passedOver) ODataType() *Type            { return &passedOverType }
func (*passedOver) DecodeProperty(*Reader, int) {}
