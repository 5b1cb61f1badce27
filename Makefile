# Everything here runs on a machine with Go; integration needs Node.js and npm as well.

STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.1

FUZZTIME = 20s

.PHONY: help generate test race lint fresh integration fuzz bench check

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

generate: ## Regenerate the committed clients from the bundled metadata
	go generate ./generated/...

test: ## Run the tests
	go test ./...

race: ## Run the tests with the race detector (needs a C compiler)
	go test -race ./...

lint: ## gofmt, vet, staticcheck
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); \
	if [ -n "$$unformatted" ]; then echo "not gofmt clean:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go vet -tags integration ./generated/integration/...
	$(STATICCHECK) ./...

fresh: generate ## Fail if regenerating changes anything that is committed
	@changed=$$(git status --porcelain -- generated golden); \
	if [ -n "$$changed" ]; then echo "stale:"; echo "$$changed"; git --no-pager diff --stat -- generated golden; exit 1; fi

integration: ## Run the generated clients against SAP CAP (needs Node.js and npm)
	cd generated/integration && npm ci --no-audit --no-fund
	go test -tags integration -count=1 ./generated/integration/...

fuzz: ## Run every fuzz target for FUZZTIME
	@for pkg in ./csdl ./templates/odata; do \
		for target in $$(go test $$pkg -list '^Fuzz' | grep '^Fuzz'); do \
			go test $$pkg -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
		done; \
	done

bench: ## Run the benchmarks of the run-time, encoding/json beside it
	go test ./templates/odata -run '^$$' -bench . -benchmem

check: test race lint fresh integration ## Everything that must hold before sharing a change
