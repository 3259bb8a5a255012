#!/usr/bin/env bash
# Makes the Debian package, installs it with apt in a root where nothing but Debian is, and runs the program there.
#   debian_test.sh BUILD        (a Release build of `selaras_program` and `selaras_manual`)
# Takes minutes, so only where SELARAS_CLEAN_ROOT is set. Ends with 77, which means skipped, where it is not, or where there is no
# debootstrap, no root's rights or no mirror.
set -euo pipefail

build=${1:?the build folder}
skip() { echo "skipped: $*"; exit 77; }
[ -n "${SELARAS_CLEAN_ROOT:-}" ] || skip "SELARAS_CLEAN_ROOT is not set"
for tool in debootstrap cpack dpkg-shlibdeps chroot; do
  command -v "$tool" > /dev/null || skip "no $tool"
done
[ "$(id -u)" = 0 ] || skip "only root may make another root"

work=$(mktemp -d); root=$work/root
trap 'rm -rf "$work"' EXIT

cpack --config "$build/CPackConfig.cmake" -G DEB -B "$work/packages" -D CPACK_COMPONENTS_ALL=program > "$work/cpack.log" \
  || { cat "$work/cpack.log"; exit 1; }
package=$(find "$work/packages" -maxdepth 1 -name 'selaras_*.deb')
dpkg-deb --info "$package"

# The Dockerfile names by hand what the package finds out by itself.
needed=$(dpkg-deb --field "$package" Depends Recommends | tr ',' '\n' | sed 's/^[A-Za-z]*: *//; s/^ *//; s/[ (].*//')
for library in $needed; do
  case $library in libc6|libgcc-s1|libstdc++6) continue;; esac  # in every image of Debian
  grep -qw -- "$library" "$(dirname "$0")/../../Dockerfile" || { echo "failed: the Dockerfile lacks $library"; exit 1; }
done

# The mirror that this machine takes its packages from.
mirror=$(awk '$1 == "URIs:" { print $2; exit } $1 == "deb" { print $2; exit }' \
  /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2> /dev/null || true)
[ -n "$mirror" ] || skip "no mirror is known"
debootstrap --variant=minbase bookworm "$root" "$mirror" > "$work/debootstrap.log" 2>&1 \
  || { tail -5 "$work/debootstrap.log"; skip "no clean root could be made"; }
for file in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf; do   # how the mirror is reached
  [ ! -f "$file" ] || cp "$file" "$root/etc/apt/apt.conf.d/90mirror"
done

cp "$package" "$root/tmp/selaras.deb"
inside() { chroot "$root" env -i PATH=/usr/bin:/usr/sbin:/bin:/sbin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get install -y /tmp/selaras.deb > "$work/apt.log" 2>&1 || { tail -20 "$work/apt.log"; exit 1; }

fail() { echo "failed: $*"; exit 1; }
inside selaras --version
test -s "$root/usr/share/man/man1/selaras.1.gz" -o -s "$root/usr/share/man/man1/selaras.1" || fail "no manual"
test -s "$root/usr/share/bash-completion/completions/selaras" || fail "no completion"

# A region is checked, audited, drawn and simulated: nothing may be missing that the program opens only then.
cp -r "$(dirname "$0")/../../procedures/oki" "$root/tmp/oki"
code=0; inside selaras audit /tmp/oki -o /tmp/report --lang en > "$work/audit.txt" || code=$?
[ "$code" = 0 ] || fail "audit ended with $code"
test -n "$(find "$root/tmp/report" -name '*.html')" || fail "no report"
inside selaras schema procedure > "$work/schema.json"
grep -q json-schema.org "$work/schema.json" || fail "no schema"
code=0; inside selaras check /tmp/oki --lang en > "$work/check.txt" || code=$?
[ "$code" = 1 ] && grep -q '1 procedure checked' "$work/check.txt" || fail "check ended with $code"
inside selaras draw /tmp/oki -o /tmp/oki.png
test "$(head -c 4 "$root/tmp/oki.png" | tail -c 3)" = PNG || fail "no picture"
inside selaras simulate /tmp/oki --replications 2 > /dev/null
echo "installed and run: $(basename "$package")"
