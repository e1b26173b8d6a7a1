# One image for web, worker, beat and the one-shot preparation.
# Tags, not digests: whoever builds may pin them, see docs/operations.md.
FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
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
