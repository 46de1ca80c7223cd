package par

import (
	"testing"
	"testing/synctest"
)

// TestBudgetIsShared checks that things are done together as far as the budget allows, in
// the order in which they come, and that the largest is done alone.
func TestBudgetIsShared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const size = 64 << 20
		b := NewBudget(size)
		first, second := b.Acquire(size/2), b.Acquire(size/2)
		granted := make(chan string, 2)
		releases := make(chan func(), 2)
		wait := func(name string, size int64) {
			go func() {
				releases <- b.Acquire(size)
				granted <- name
			}()
			synctest.Wait()
		}
		wait("large", 10*size)
		wait("small", 1)
		first()
		synctest.Wait()
		if len(granted) > 0 {
			t.Fatal("something was done beside the large one, or before it")
		}
		second()
		synctest.Wait()
		if got := <-granted; got != "large" || len(granted) > 0 {
			t.Fatalf("%s was done, and %d others", got, len(granted))
		}
		(<-releases)()
		if got := <-granted; got != "small" {
			t.Fatalf("%s was done", got)
		}
		(<-releases)()
		if b.used != 0 {
			t.Errorf("%d bytes are in use", b.used)
		}
	})
}
