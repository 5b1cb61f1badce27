package seed

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// Today is the day of the newest snapshot; the daily sets go backwards from it.
const Today = "2026-02-14T00:00:00Z"

// rowsPerDay is how many rows a set has for each day when the day is only part of its key.
const rowsPerDay = 10

// texts are the strings that clients, servers and URLs get wrong.
var texts = []string{
	"", " ", "null", "0", "-1", "true",
	"O'Brien", "''", `say "hello"`, `back\slash`, `\u0041`,
	"tab\tand\nnew line\r\n", "  leading and trailing  ",
	"a+b&c=d%20#e?f/g", "$filter=dateKey eq 1", "<b>&amp;</b>", "(1),(2)", "{\"a\":[1]}",
	"Zoë Müller", "Łódź", "Ελληνικά", "Кириллица", "עברית", "العربية", "日本語", "한국어",
	"e\u0301", "😀🎉", "👩‍💻", "\u2028line\u2029separators", "\u00a0\ufeff", "\x7f", "\U0010ffff",
	strings.Repeat("long ", 400),
}

// wide are the integers at the ends of int64, and those around 2^53 that no float64 holds.
var wide = []int64{
	0, -1, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, 1<<53 - 1, 1<<53 + 1, -(1<<53 + 1), math.MaxUint32 + 1,
}

// narrow are the integers at the ends of int32, and the sentinel of the lookup tables.
var narrow = []int64{0, -1, math.MaxInt32, math.MinInt32}

// generator makes the values of one set. Each set has a generator of its own, seeded by its name: a set that is added
// changes no other, and the two versions hold different rows.
type generator struct {
	*rand.Rand
}

func newGenerator(version, set string) *generator {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%s", version, set)
	return &generator{rand.New(rand.NewPCG(20260214, h.Sum64()))}
}

// value makes the value of property p in row i.
func (g *generator) value(s *Set, p Property, i int) (any, error) {
	if at := slices.Index(s.Keys, p.Name); at >= 0 {
		return g.key(s, p, at, i)
	}
	if s.Name == "dates" {
		return calendar(p.Name, day(i)), nil
	}
	if p.Nullable && g.IntN(4) == 0 {
		return nil, nil
	}
	switch p.Type {
	case "Edm.Boolean":
		return g.IntN(2) == 0, nil
	case "Edm.DateTimeOffset":
		return g.timestamp(), nil
	case "Edm.Guid":
		return g.guid(), nil
	case "Edm.Int32":
		return g.integer(narrow, 100_000), nil
	case "Edm.Int64":
		return g.integer(wide, 1<<40), nil
	case "Edm.String":
		return g.text(), nil
	}
	return nil, fmt.Errorf("no values for type %s", p.Type)
}

// key makes part number at of the key of row i. The last part alone is unique, except where a day comes first.
func (g *generator) key(s *Set, p Property, at, i int) (any, error) {
	last := at == len(s.Keys)-1
	switch {
	case p.Name == "dateKey" && last:
		return dateKey(day(i)), nil
	case p.Name == "dateKey":
		return dateKey(day(i / rowsPerDay)), nil
	case p.Type == "Edm.Int32" && last:
		return int64(i*7 - 1), nil // -1 is a key of many lookup tables
	case p.Type == "Edm.Int32":
		return int64(i % 3), nil
	case p.Type == "Edm.Guid" && i == 0:
		return "00000000-0000-0000-0000-000000000000", nil
	case p.Type == "Edm.Guid":
		return g.guid(), nil
	case p.Type == "Edm.String":
		return fmt.Sprintf("%d %.40s", i, texts[i%len(texts)]), nil
	}
	return nil, fmt.Errorf("no keys of type %s", p.Type)
}

func (g *generator) integer(edges []int64, limit int64) int64 {
	if g.IntN(5) == 0 {
		return edges[g.IntN(len(edges))]
	}
	return g.Int64N(limit)
}

func (g *generator) text() string {
	if g.IntN(2) == 0 {
		return texts[g.IntN(len(texts))]
	}
	return fmt.Sprintf("text %d", g.IntN(1000))
}

func (g *generator) guid() string {
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x",
		g.Uint32(), g.IntN(1<<16), g.IntN(1<<12), 0x8000+g.IntN(1<<14), g.Int64N(1<<48))
}

// timestamp is written as the Warehouse writes it: UTC, and no more fraction digits than needed, at most seven.
func (g *generator) timestamp() string {
	if g.IntN(20) == 0 {
		return "9999-12-31T00:00:00Z" // valid for ever
	}
	seconds := day(0).Unix() - g.Int64N(5*365*24*3600)
	digits := g.IntN(8)
	scale := int64(math.Pow10(9 - digits))
	t := time.Unix(seconds, g.Int64N(1e9)/scale*scale).UTC()
	return t.Format("2006-01-02T15:04:05.9999999Z07:00")
}

// day is the start of the day i days before today.
func day(i int) time.Time {
	today, err := time.Parse(time.RFC3339, Today)
	if err != nil {
		panic(err)
	}
	return today.AddDate(0, 0, -i)
}

func dateKey(t time.Time) int64 { return int64(t.Year()*10000 + int(t.Month())*100 + t.Day()) }

// calendar makes the columns of the set dates, which describe one day.
func calendar(name string, t time.Time) any {
	_, week := t.ISOWeek()
	return map[string]any{
		"fullDate":        t.Format(time.RFC3339),
		"dayOfWeek":       int64(t.Weekday()) + 1, // 1 is Sunday
		"dayOfMonth":      int64(t.Day()),
		"dayOfYear":       int64(t.YearDay()),
		"weekOfYear":      int64(week),
		"monthOfYear":     int64(t.Month()),
		"calendarQuarter": int64(t.Month()-1)/3 + 1,
		"calendarYear":    int64(t.Year()),
	}[name]
}
