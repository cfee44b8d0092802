package watch

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/ceasefire-facts/bot/knowledge"
)

// readTime bounds the reading of the sources.
const readTime = 3 * time.Second

func gauge(name, help string) *prometheus.Desc { return prometheus.NewDesc(name, help, nil, nil) }

var (
	storeUp       = gauge("bot_store_up", "1 if the store could be read just now.")
	storeErrors   = gauge("bot_store_errors_total", "What could not be read from the store or written to it.")
	storeRevision = gauge("bot_store_revision", "Number of the store's last revision.")
	indexRevision = gauge("bot_index_revision", "Number of the last revision that answers take into account.")
	indexLag      = gauge("bot_index_lag_revisions", "How many revisions the answers are behind the store.")
	waitErrands   = gauge("bot_errands_waiting", "Messages that are to be corrected.")
	waitParcels   = gauge("bot_parcels_waiting", "Messages that are to be sent.")
	facts         = gauge("bot_facts", "Facts that every server sees.")
	statusAge     = gauge("bot_newest_status_age_seconds", "How long ago the day of the newest fact on where the talks stand ended.")
)

// A reader reads the sources when somebody asks for the figures. What cannot be read is left out.
type reader struct{ Sources }

// Describe implements [prometheus.Collector].
func (r *reader) Describe(c chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{storeUp, storeErrors, storeRevision, indexRevision, indexLag, waitErrands, waitParcels, facts, statusAge} {
		c <- d
	}
}

// Collect implements [prometheus.Collector].
func (r *reader) Collect(c chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), readTime)
	defer cancel()
	set := func(d *prometheus.Desc, v float64) {
		c <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v)
	}
	if r.Answers != nil {
		r.knowledge(set)
	}
	if r.Store != nil {
		r.store(ctx, set)
		c <- prometheus.MustNewConstMetric(storeErrors, prometheus.CounterValue, float64(r.Store.Failures()))
	}
	if r.Waiting != nil {
		if errands, parcels, err := r.Waiting(ctx); err == nil {
			set(waitErrands, float64(errands))
			set(waitParcels, float64(parcels))
		}
	}
}

func (r *reader) knowledge(set func(*prometheus.Desc, float64)) {
	now, newest := r.Now(), time.Time{}
	all := r.Answers.Base(knowledge.Global).Facts()
	for _, f := range all {
		if end := f.When.Last().Time().Add(24 * time.Hour); f.Kind == knowledge.Status && !end.Add(-24*time.Hour).After(now) && end.After(newest) {
			newest = end
		}
	}
	set(facts, float64(len(all)))
	if !newest.IsZero() {
		set(statusAge, max(0, now.Sub(newest).Seconds()))
	}
}

func (r *reader) store(ctx context.Context, set func(*prometheus.Desc, float64)) {
	taken := int64(0)
	if r.Answers != nil { // before the store, so that none seems to be ahead of it
		taken = r.Answers.Head()
		set(indexRevision, float64(taken))
	}
	head, err := r.Store.Head(ctx)
	if err != nil {
		set(storeUp, 0)
		return
	}
	set(storeUp, 1)
	set(storeRevision, float64(head))
	if r.Answers != nil {
		set(indexLag, float64(max(0, head-taken)))
	}
}
