# One image for web, worker, beat and the one-shot preparation.
# A tag, for no registry was at hand: pin it by its digest as docs/operations.md says,
# --build-arg PYTHON_IMAGE=python:3.11-slim-bookworm@sha256:…
ARG PYTHON_IMAGE=python:3.11-slim-bookworm
FROM ${PYTHON_IMAGE} AS packages
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM ${PYTHON_IMAGE}
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    VAR_DIR=/var/portal \
    HOST=0.0.0.0
RUN useradd --system --uid 10001 --home-dir /var/portal --create-home portal
COPY --from=packages /venv /venv
WORKDIR /app
COPY --chown=root:root . .
# The static files are part of the image: every web container has the same.
RUN SECRET_KEY=only-for-collectstatic python manage.py collectstatic --no-input --verbosity 0 \
 && chown -R portal /var/portal
USER portal
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["python", "manage.py", "serve"]
