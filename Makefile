# Two commands are enough: `make site` and `make test`. Each sets up what it needs.

PYTHON ?= python3
BIN := .venv/bin
# Two builds of one commit give the same bytes, on any day.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export NO_MKDOCS_2_WARNING = 1
# Else each of the processes that tests start compiles all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: wheel screens architecture help site serve test check static strict zensical bench readings-diff pictures lock clean

help:
	@echo "make site    build the site into site/"
	@echo "make serve   preview it, and rebuild when a source changes"
	@echo "make test    run every test, the browser's included"
	@echo "make check   all of that, and format, lint, types, the other engine"
	@echo "make bench   measure speed and size against plain MkDocs and fugashi; PARTS=library, one part"
	@echo "make readings-diff  show which readings a change alters"
	@echo "make pictures  take the pictures of the docs anew"
	@echo "make screens, architecture  draw the docs' drawings anew"
	@echo "make wheel   build the package and try it in an empty environment"
	@echo "make lock    pin the dependencies anew"
	@echo "make clean   delete what was built, and .venv"

site: .venv/site.done
	@echo "Building the site …"
	@$(BIN)/mkdocs build --strict
	@echo "Done: open site/index.html behind any file server, or run 'make serve'."

serve: .venv/site.done
	$(BIN)/mkdocs serve --livereload

# Two at a time, as a test often waits for its browser.
test: .venv/dev.done
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python tests/consumers/environment.py
	@$(BIN)/pytest -n 2 --dist worksteal

check: test static strict zensical wheel

static: .venv/dev.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

strict: site

# Zensical is the successor of MkDocs and Material: the pages must be built by it too.
zensical: .venv/dev.done
	rm -rf build/markdown build/zensical
	$(BIN)/kunten export --format markdown --output build/markdown
	$(BIN)/zensical build --strict --config-file zensical.yml

bench: .venv/dev.done
	$(BIN)/python tools/bench.py $(PARTS)

readings-diff: .venv/dev.done
	$(BIN)/python tools/readings_diff.py

# The pictures of docs/ and README, taken anew.
pictures: .venv/dev.done
	$(BIN)/mkdocs build --quiet --site-dir build/pictures
	$(BIN)/python tools/pictures.py build/pictures docs/images

# The drawings of docs/publishing.md, and the picture of the code in docs/architecture.md.
screens: .venv/dev.done
	$(BIN)/python tools/screens.py docs/images

architecture: .venv/dev.done
	$(BIN)/python tools/architecture.py docs/images

# Built, and tried in an empty environment.
wheel: .venv/dev.done
	@$(BIN)/python tools/try_wheel.py

lock: .venv/dev.done
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header \
	  --python-version 3.11 pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header \
	  --python-version 3.11 pyproject.toml --group dev -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header \
	  --python-version 3.11 tests/consumers/requirements.in -o tests/consumers/requirements.lock

clean:
	rm -rf .venv build site dist

.venv/bin/python:
	@echo "Making .venv …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv .venv

.venv/site.done: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing the locked packages …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.done: requirements-dev.lock .venv/site.done
	@echo "Installing the locked packages for tests …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
