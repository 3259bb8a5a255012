# The program in an image of its own:
#   docker build -t selaras .
#   docker run --rm -v "$PWD:/work" selaras check procedures

FROM debian:12 AS build
WORKDIR /source
COPY . .
RUN scripts/setup \
 && cmake --preset release \
 && cmake --build --preset release --target selaras_program --target selaras_manual --parallel "$(nproc)" \
 && cmake --install build/release --component program --prefix /opt/selaras --strip

FROM debian:12-slim
# What the program is linked with; the packages that it was built with stay behind.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libcdt5 libcgraph6 libfmt9 libgvc6 libmd0 libmimalloc2.0 libpugixml1v5 librsvg2-2 libsqlite3-0 libxlsxwriter4 zlib1g \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/selaras /usr/local
WORKDIR /work
ENTRYPOINT ["selaras"]
CMD ["--help"]
