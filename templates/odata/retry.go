package odata

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"time"
)

// RetryPolicy says how often and how patiently a request is repeated: after 429, 502, 503 and 504, after a
// connection that failed, and after a page that was cut off in the middle. A zero member means its default.
type RetryPolicy struct {
	// MaxAttempts is how often a request is made in all; 1 means no repetition. The default is 5.
	MaxAttempts int
	// BaseDelay is the wait before the second attempt, which doubles from then on; the actual wait is a random
	// one between half of it and all of it. The default is half a second.
	BaseDelay time.Duration
	// MaxDelay is the longest wait. If the service asks for a longer one with Retry-After, the error is
	// returned at once, so that the program can decide. The default is five minutes.
	MaxDelay time.Duration
}

func (p RetryPolicy) withDefaults() RetryPolicy {
	if p.MaxAttempts == 0 {
		p.MaxAttempts = 5
	}
	if p.BaseDelay == 0 {
		p.BaseDelay = 500 * time.Millisecond
	}
	if p.MaxDelay == 0 {
		p.MaxDelay = 5 * time.Minute
	}
	return p
}

// delay returns the wait after the attempt with the given number, counted from 1, and whether there is to be
// another one.
func (p RetryPolicy) delay(attempt int, err error) (time.Duration, bool) {
	if attempt >= p.MaxAttempts || !isTemporary(err) {
		return 0, false
	}
	var answer *Error
	if errors.As(err, &answer) && answer.RetryAfter > 0 {
		return answer.RetryAfter, answer.RetryAfter <= p.MaxDelay
	}
	delay := p.MaxDelay
	if shift := attempt - 1; shift < 30 && p.BaseDelay < p.MaxDelay>>shift {
		delay = p.BaseDelay << shift
	}
	return delay/2 + rand.N(delay/2+1), true
}

// wait sleeps before another attempt. If the context would end first, it returns the error of the last
// attempt at once; if the context ends meanwhile, an error that is both.
func wait(ctx context.Context, delay time.Duration, last error) error {
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= delay {
		return last
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("odata: stopped while waiting to repeat a request: %w; it had failed: %w", ctx.Err(), last)
	}
}

// isTemporary tells whether the same request may well succeed a little later.
func isTemporary(err error) bool {
	var answer *Error
	if errors.As(err, &answer) {
		return answer.Temporary()
	}
	var failed *requestError
	return errors.As(err, &failed) && failed.temporary()
}

// Temporary tells whether the same request may succeed a little later: after 429 Too Many Requests, 502 Bad
// Gateway, 503 Service Unavailable and 504 Gateway Timeout.
func (e *Error) Temporary() bool {
	switch e.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable,
		http.StatusGatewayTimeout:
		return true
	}
	return false
}
