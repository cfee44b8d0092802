#!/bin/sh
# Makes the font files beside this script anew, on Debian as root: the Noto fonts of the package fonts-noto-core
# (20201225-1, SIL Open Font License 1.1, see OFL.txt), with the letters that the picture needs. Layout rules
# (joining, ligatures, marks, kerning) are kept; hinting, which nothing here reads, is not.
set -eu
cd "$(dirname "$0")"
apt-get install -y -qq fonttools >/dev/null
tmp=$(mktemp -d)
(cd "$tmp" && apt-get download -qq fonts-noto-core=20201225-1 && dpkg -x fonts-noto-core*.deb .)
from=$tmp/usr/share/fonts/truetype/noto
subset() { # file, code points
	pyftsubset "$from/$1.ttf" --unicodes="$2" --layout-features='*' --no-hinting --desubroutinize --name-IDs='0,1,2,3,4,5,6,13,14' --output-file="$1.ttf"
}
latin=U+0020-007E,U+00A0-024F,U+0259,U+02B0-02FF,U+0300-036F,U+1E00-1EFF,U+2010-2027,U+202F-203A,U+2044,U+2070-208E,U+20A0-20BF,U+2116,U+2122,U+2212
for style in Regular Bold; do
	subset NotoSans-$style "$latin"
	subset NotoSansHebrew-$style U+0020,U+00A0,U+0590-05FF,U+200C-200F,U+20AA,U+25CC,U+FB1D-FB4F
	subset NotoSansArabic-$style U+0020,U+00A0,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200F,U+25CC,U+FB50-FDFF,U+FE70-FEFF
done
rm -r "$tmp"
