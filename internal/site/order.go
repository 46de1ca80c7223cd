package site

import (
	"cmp"
	"container/heap"
	"slices"

	"annals/internal/record/edtf"
	"annals/internal/record/timeofday"
)

// order puts the entries into the one order of the site and links neighbours: by date,
// within one day by what follows what, then by time of day, then by order, then by id.
func (r *resolver) order() {
	entries := r.site.Entries
	sortByTime(entries)
	number(entries)
	for start, end := 0, 0; start < len(entries); start = end {
		for end = start + 1; end < len(entries) && isSameDay(entries[start], entries[end]); {
			end++
		}
		if end > start+1 {
			orderDay(entries[start:end], start)
		}
	}
	number(entries)
	for i := 1; i < len(entries); i++ {
		entries[i].Prev, entries[i-1].Next = entries[i-1], entries[i]
	}
}

func number(entries []*Entry) {
	for i, e := range entries {
		e.Number = i
	}
}

// sortByTime compares sort keys of dates, which are contiguous in memory, and loads
// the entries only for equal keys.
func sortByTime(entries []*Entry) {
	type dated struct {
		key int64
		*Entry
	}
	byDay := make([]dated, len(entries))
	for i, e := range entries {
		byDay[i] = dated{e.Date.SortKey(), e}
	}
	slices.SortFunc(byDay, func(a, b dated) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return compareEntries(a.Entry, b.Entry)
	})
	for i := range byDay {
		entries[i] = byDay[i].Entry
	}
}

// compareEntries orders entries by their own facts alone.
func compareEntries(a, b *Entry) int {
	return cmp.Or(edtf.Compare(a.Date, b.Date), timeofday.Compare(a.Time, b.Time), compareOrders(a.order, b.order), cmp.Compare(a.ID, b.ID))
}

// CompareNewest orders the latest event first; what is undated comes last here, too.
func CompareNewest(a, b *Entry) int {
	if a.Date.Undated() != b.Date.Undated() {
		if a.Date.Undated() {
			return 1
		}
		return -1
	}
	return cmp.Compare(b.Number, a.Number)
}

// compareOrders orders an entry without a number behind those with one.
func compareOrders(a, b *int) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return cmp.Compare(*a, *b)
}

// isSameDay reports whether two entries stand at one day, and under one month, in lists.
func isSameDay(a, b *Entry) bool {
	if a.Date.SortKey() != b.Date.SortKey() {
		return false
	}
	yearA, monthA := a.yearAndMonth()
	yearB, monthB := b.yearAndMonth()
	return yearA == yearB && monthA == monthB
}

// orderDay moves each entry of a day behind those of the day that it follows, and leaves
// the order as it is otherwise. The entries are numbered from first. Entries that follow
// each other in a circle, which is reported elsewhere, keep their order.
func orderDay(day []*Entry, first int) {
	waiting := make(map[int]int)   // for an entry, the number of those that it still waits for
	waiters := make(map[int][]int) // for an entry, those that wait for it
	for i, e := range day {
		for _, before := range e.Follows {
			if j := before.Number - first; j >= 0 && j < len(day) && j != i {
				waiting[i]++
				waiters[j] = append(waiters[j], i)
			}
		}
	}
	if len(waiters) == 0 {
		return
	}
	q := dayQueue{waiting: waiting, placed: make([]bool, len(day))}
	sorted := make([]*Entry, 0, len(day))
	for len(sorted) < len(day) {
		i := q.next()
		q.placed[i] = true
		sorted = append(sorted, day[i])
		for _, j := range waiters[i] {
			if waiting[j]--; waiting[j] == 0 && j < q.at && !q.placed[j] {
				heap.Push(&q.free, j)
			}
		}
	}
	copy(day, sorted)
}

// dayQueue yields the entries of a day, by index, each as soon as it waits for no other.
type dayQueue struct {
	waiting map[int]int
	placed  []bool
	at      int     // the entries before it were placed, or passed by because they waited
	free    indexes // entries before at that wait no longer
	cut     int     // the entries before it were placed
}

// next returns the first entry that waits for no other; of a circle, the first entry.
func (q *dayQueue) next() int {
	if len(q.free) > 0 {
		return heap.Pop(&q.free).(int)
	}
	for ; q.at < len(q.placed); q.at++ {
		if !q.placed[q.at] && q.waiting[q.at] == 0 {
			q.at++
			return q.at - 1
		}
	}
	for q.placed[q.cut] {
		q.cut++
	}
	return q.cut
}

// indexes is a heap of indexes, the smallest first.
type indexes []int

func (x indexes) Len() int           { return len(x) }
func (x indexes) Less(i, j int) bool { return x[i] < x[j] }
func (x indexes) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x *indexes) Push(v any)        { *x = append(*x, v.(int)) }
func (x *indexes) Pop() any {
	last := len(*x) - 1
	v := (*x)[last]
	*x = (*x)[:last]
	return v
}
