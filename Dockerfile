# The bot as an image: `docker build -t briefing-bot .`; README tells how to run it.

FROM python:3.12-slim AS build
WORKDIR /src
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY bot bot
RUN python -m venv --without-pip /opt/bot \
    && pip --python /opt/bot/bin/python install --no-cache-dir -c constraints.txt .

FROM python:3.12-slim
COPY --from=build /opt/bot /opt/bot
COPY corpus /srv/corpus
RUN useradd --system --uid 10001 --user-group --home-dir /data --no-create-home bot \
    && install -d -o bot -g bot -m 700 /data
ENV PATH=/opt/bot/bin:$PATH CORPUS_DIR=/srv/corpus DATA_DIR=/data
WORKDIR /srv
VOLUME /data
USER 10001:10001
STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot", "run"]
