#!/bin/sh
# Usage: tests/case.sh [--accept] [--program FILE] DIR...
#
# Runs the cases in the folders DIR. A case is
#
#     cmd       a shell line; 'duizhao' in it is the program under test
#     ...       any inputs; the line runs in a copy of the folder
#     stdout    what the program says, to the byte; no file: nothing
#     stderr    the same
#     status    its exit status; no file: 0
#     expect/   files that the line must have written, each to the byte
#
# --accept writes down what was said instead of comparing: stdout, stderr,
# status, and anew each file that stands in expect/ (touch it to begin with).
# Read the diff before you commit it.
# --program: the program; default build/release/duizhao.
# Exit status: 0 all as expected, 1 not, 2 wrong usage.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
program=$root/build/release/duizhao
accept=
while [ $# -gt 0 ]; do
    case $1 in
    --accept) accept=yes ;;
    --program)
        program=${2-}
        shift
        ;;
    -*)
        sed -n '2s/^# //p' "$0" >&2
        exit 2
        ;;
    *) break ;;
    esac
    shift
done
if [ $# -eq 0 ] || [ ! -x "$program" ]; then
    sed -n '2s/^# //p' "$0" >&2
    [ -x "$program" ] || echo "case.sh: no program at '$program'" >&2
    exit 2
fi
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")

room=$(mktemp -d) || exit 2
trap 'rm -rf "$room"' EXIT
trap 'exit 2' HUP INT TERM
mkdir "$room/bin" "$room/home"
ln -s "$program" "$room/bin/duizhao"

# No case knows of the big lexicon, which is not on every machine.
unset NO_COLOR CLICOLOR CLICOLOR_FORCE FORCE_COLOR COLUMNS LINES LANGUAGE CDPATH
export DUIZHAO_LEXICON= LC_ALL=C.UTF-8 TZ=UTC TERM=dumb HOME="$room/home" XDG_CONFIG_HOME="$room/home" PATH="$room/bin:$PATH" ROOT="$root"

# The built-in lexicon grows: how many words it has is no part of a case.
count_not()
{
    LC_ALL=C sed -i 's/\(built-in [0-9-]* \)([0-9,]* words)/\1(N words)/' "$@"
}

# Runs the line of a case; leaves stdout, stderr and status in $room/said.
run()
{
    rm -rf "$room/here" "$room/said"
    mkdir "$room/said"
    cp -R "$1" "$room/here"
    rm -rf "$room/here/stdout" "$room/here/stderr" "$room/here/status" "$room/here/expect"
    (cd "$room/here" && exec sh ./cmd </dev/null >"$room/said/stdout" 2>"$room/said/stderr")
    echo $? >"$room/said/status"
    count_not "$room/said/stdout" "$room/said/stderr"
    for file in "$1"/expect/*; do
        made=$room/here/$(basename "$file")
        [ ! -f "$made" ] || count_not "$made"
    done
}

# The expected file of a case, or a stand-in where it has none.
expected()
{
    if [ -f "$1/$2" ]; then
        echo "$1/$2"
    elif [ "$2" = status ]; then
        echo 0 >"$room/none"
        echo "$room/none"
    else
        echo /dev/null
    fi
}

# Compares one file; shows how they differ.
same()
{
    cmp -s "$1" "$2" && return 0
    diff -a -u --label "expected $3" --label "said $3" "$1" "$2"
    return 1
}

compare()
{
    good=0
    for what in status stderr stdout; do
        same "$(expected "$1" $what)" "$room/said/$what" $what || good=1
    done
    for file in "$1"/expect/*; do
        [ -f "$file" ] || continue
        made=$room/here/$(basename "$file")
        if [ -f "$made" ]; then
            same "$file" "$made" "$(basename "$file")" || good=1
        else
            echo "'$(basename "$file")' was not written"
            good=1
        fi
    done
    return $good
}

write_down()
{
    for what in status stderr stdout; do
        if cmp -s "$room/said/$what" "$(expected "$room" $what)"; then
            rm -f "$1/$what"
        else
            cp "$room/said/$what" "$1/$what"
        fi
    done
    for file in "$1"/expect/*; do
        [ ! -f "$file" ] || cp "$room/here/$(basename "$file")" "$file"
    done
}

failed=0
for folder; do
    folder=${folder%/}
    if [ ! -f "$folder/cmd" ]; then
        echo "case.sh: no 'cmd' in '$folder'" >&2
        exit 2
    fi
    run "$folder"
    if [ -n "$accept" ]; then
        write_down "$folder"
    elif ! compare "$folder"; then
        echo "failed: $folder: $(cat "$folder/cmd")"
        failed=1
    fi
done
exit $failed
