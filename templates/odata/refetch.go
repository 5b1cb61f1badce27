package odata

import (
	"context"
	"errors"
	"io"
	"net/http"
)

// page reads the rows of one page as they arrive. When the connection breaks, it fetches the page again and
// goes on behind the last row that was handed out.
type page struct {
	ctx     context.Context
	service *Service
	address string // of the request
	answer  *answer
	decoder *pageDecoder
	rows    int // handed out
	attempt int // since the last row, counted from 1
	start   mark
}

func (s *Service) openPage(ctx context.Context, address string) (*page, error) {
	p := &page{ctx: ctx, service: s, address: address, attempt: 1, start: newMark()}
	return p, p.open()
}

// open makes the request of the page.
func (p *page) open() error {
	a, err := p.service.get(p.ctx, p.address, "")
	if err != nil {
		return err
	}
	a.body.proof = newProof(p.start)
	p.answer, p.decoder = a, nil
	if a.response.StatusCode != http.StatusNoContent {
		p.decoder = newPageDecoder(a.body, p.service.settings.decode)
	}
	return nil
}

// next decodes the next row. It returns false at the end of the page and on an error.
func (p *page) next(row *slot) (bool, error) {
	for {
		found := p.step(row)
		var err error
		if !found {
			err = p.answerError()
		}
		switch {
		case err != nil && isTemporary(err):
			if err := p.reopen(row, err); err != nil {
				return false, err
			}
			continue
		case err == nil && !p.answer.body.proof.done():
			return false, p.wrap(errPageChanged)
		case found:
			p.rows++
			p.attempt = 1
		}
		return found, err
	}
}

// step decodes one row.
func (p *page) step(row *slot) bool {
	row.clear()
	return p.decoder != nil && p.decoder.next(row.object)
}

// reopen fetches the page again after an error, and skips the rows that were handed out already.
func (p *page) reopen(row *slot, cause error) error {
	if p.rows > 0 {
		p.start = p.answer.body.proof.mark()
	}
	p.close()
	delay, again := p.service.settings.retry.delay(p.attempt, cause)
	if !again {
		return cause
	}
	if err := wait(p.ctx, delay, cause); err != nil {
		return err
	}
	p.attempt++
	if err := p.open(); err != nil {
		return err
	}
	for range p.rows {
		if p.step(row) {
			continue
		}
		if err := p.answerError(); err != nil && !isTemporary(err) {
			return err
		} else if err == nil {
			return p.wrap(errPageChanged)
		}
		return p.reopen(row, cause)
	}
	return nil
}

// answerError returns the error that ended the decoding of the page, nil at its proper end.
func (p *page) answerError() error {
	if p.decoder == nil {
		return nil
	}
	return p.answer.bodyError(p.ctx, p.decoder.err())
}

func (p *page) wrap(err error) error { return &requestError{address: p.answer.address, cause: err} }

func (p *page) close() {
	if p.answer != nil {
		p.answer.body.Close()
	}
}

// bodyError says what an error of decoding means: the service reported one inside its answer, the context
// ended, the connection broke, or the answer is not what it should be.
func (a *answer) bodyError(ctx context.Context, err error) error {
	var reported *inStreamError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &reported):
		return errorFrom(a, reported.raw)
	case ctx.Err() != nil:
		return contextError(ctx, a.address)
	case errors.Is(err, errPageChanged):
		return &requestError{address: a.address, cause: errPageChanged}
	}
	if trailer := a.response.Trailer.Get("OData-Error"); trailer != "" { // Protocol, section 9.4
		return errorFrom(a, []byte(trailer))
	}
	end := a.body.end
	cut := end != nil && end != io.EOF || errors.Is(err, io.ErrUnexpectedEOF) && a.response.ContentLength != 0
	return &requestError{a.address, err, cut}
}
