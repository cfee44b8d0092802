# make run    the bot: on Discord if DISCORD_TOKEN is set (in .env), else in the sandbox, a web page; its address is the first line printed
# make test   everything that must hold: format, vet, build, tests with the race detector, a few seconds of each fuzz test
GO ?= go
BIN := bin/bot
FUZZTIME ?= 5s
SETS ?=

# The fuzz tests, as package:name; `make fuzz FUZZTIME=10m` runs each for longer.
FUZZ := \
	./knowledge:FuzzParseDate \
	./knowledge/pack:FuzzRead \
	./knowledge/pack:FuzzPlain \
	./knowledge/linkcheck:FuzzPage \
	./knowledge/linkcheck:FuzzHolds \
	./bot/answer:FuzzQuestion \
	./bot/render:FuzzParseButton \
	./bot:FuzzParseControl \
	./bot:FuzzStripped

.PHONY: run build test test-deps soak lint fuzz eval fit rank bench fmt vuln licences clean

run: build
	@$(BIN)

build:
	@CGO_ENABLED=0 $(GO) build -trimpath -o $(BIN) ./cmd/bot

test: fmt build test-deps
	$(GO) vet ./...
	$(GO) test -race ./...
	$(MAKE) --no-print-directory fuzz

# What the tests need beside Go: a browser, node, npm packages and PostgreSQL. As root on Debian it
# installs what is missing; elsewhere it names the command.
test-deps:
	@bash bot/sandbox/testdata/setup.sh
	@bash bot/sandbox/page/testdata/setup.sh
	@bash knowledge/sqlstore/testdata/setup.sh

# What takes too long for each run: the store is killed 200 times on SQLite and 50 times on PostgreSQL, the whole
# bot 100 times while moderators save facts, and moderators do 10,000 things at random, without Discord and through
# the sandbox while much goes wrong, held against models. A month is simulated, 500 answers of 10,000 are corrected within
# Discord's rates, the bot is killed while it corrects answers, and 1,000 facts reach the answers of other replicas.
soak: test-deps
	SOAK=1 $(GO) test -race -count 1 -p 1 -timeout 60m -run Crash -v ./knowledge/sqlstore ./cmd/bot
	SOAK=1 $(GO) test -race -count 1 -timeout 60m -run Model -v ./bot/curate
	SOAK=1 $(GO) test -race -count 1 -timeout 60m -run 'RandomActions|Month|CorrectionOfMany' -v ./bot
	SOAK=1 $(GO) test -count 1 -timeout 60m -run TestFleet -v ./bot

fmt:
	@bad=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$bad" ]; then echo "not gofmt-ed (run gofmt -w):"; echo "$$bad"; exit 1; fi

fuzz:
	@set -e; for f in $(FUZZ); do \
		echo "fuzz $$f for $(FUZZTIME)"; \
		$(GO) test $${f%%:*} -run '^$$' -fuzz "^$${f##*:}$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x; \
	done

lint:
	$(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run

# Known vulnerabilities in what the program uses; asks vuln.go.dev.
vuln:
	$(GO) run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

# The licence of each module that the program is built from, from the module cache.
licences:
	@sh docs/licences.sh

# The question files that the answers are measured with, each set with its own knowledge and clock.
eval: build
	$(BIN) eval --knowledge bot/answer/testdata/seed.yaml --now 2024-08-31T12:00:00Z bot/answer/testdata/seed_dev.jsonl
	$(BIN) eval bot/answer/testdata/kb_a_dev.jsonl bot/answer/testdata/kb_b_dev.jsonl bot/answer/testdata/kb_c_dev.jsonl
	$(BIN) eval bot/answer/testdata/own_dev.jsonl
	$(BIN) eval bot/answer/testdata/own2_dev.jsonl
	$(BIN) eval bot/answer/testdata/own3_dev.jsonl

# Fits the answering model to the starter pack again.
fit:
	$(GO) run ./bot/answer/internal/fit > bot/answer/model.json.new
	mv bot/answer/model.json.new bot/answer/model.json

# Ranking on public sets: make rank SETS=folder
rank:
	$(GO) run ./index/internal/rank $(SETS)

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./knowledge/pack ./knowledge/linkcheck ./knowledge/sqlstore ./index ./bot/answer ./bot/brief ./bot/render ./bot/timeline ./cmd/bot

clean:
	rm -rf bin
