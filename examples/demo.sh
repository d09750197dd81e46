#!/bin/sh
# The main job on a copy of the example archive, step by step: `make demo`, or sh examples/demo.sh [FOLDER].
# Needs `kehu` on PATH; shows the diff of a change too where there is git.
set -eu

case "${KEHU_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
    en*) language=en ;;
    *) language=zh ;; # the example's own
esac
export KEHU_LANG="$language" KEHU_TODAY=2014-12-31
unset KEHU_ARCHIVE GIT_DIR GIT_WORK_TREE 2>/dev/null || :

tell() { # the Chinese, the English
    [ "$language" = en ] || printf '%s\n' "$1"
    printf '%s\n' "$2"
}

number=0
step() { # what to look at, in both languages
    number=$((number + 1))
    printf '\n———— %s ————\n' "$number"
    tell "$1" "$2"
    printf '\n'
}

run() { # the command, printed as one would type it, and what it says; stops the demo if it fails
    printf '$'
    for word in "$@"; do
        case "$word" in *' '*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    "$@"
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ $# -gt 0 ]; then
    copy=$1
    [ ! -e "$copy" ] || { tell "$copy 已经存在，请换一个文件夹。" "$copy is there already; name another folder." >&2; exit 1; }
else
    copy=$here/../demo # ours: git ignores it, and every run makes it anew
    rm -rf -- "$copy"
fi
mkdir -p -- "$copy"
cp -R "$here/valve/." "$copy"
cd -- "$copy"
copy=$(pwd)

git=no
if command -v git >/dev/null 2>&1 && git init -q . >/dev/null 2>&1; then
    git add -A >/dev/null 2>&1 &&
        git -c user.name=demo -c user.email=demo@example.com -c commit.gpgsign=false -c core.hooksPath=/dev/null \
            commit -q -m "valve" >/dev/null 2>&1 && git=yes
fi

tell "演示：一家阀门厂的229家客户（均属虚构），基准日 $KEHU_TODAY，副本在 $copy" \
    "Demo: the 229 customers (all invented) of a valve maker, as of $KEHU_TODAY; the copy is $copy"

step "全部档案文件逐个检查：语法、字段、金额、引用。" \
    "Check every file: syntax, fields, amounts, references."
run kehu check

step "账龄：一位业务员名下谁欠款、逾期多久。C00118 已逾期 90 天以上。" \
    "Ageing: who owes one colleague's sales, and for how long. C00118 is more than 90 days late."
run kehu ageing --owner 赵敏洁

step "风险最大的客户：信用丁级。“丙→丁”表示上次记录的是丙级。" \
    "The riskiest customers: grade 丁. 丙→丁 means that 丙 was recorded last."
run kehu grade --grade 丁

step "为什么？C00118 按业务是 A 级，按付款是丁级：每条理由都指到文件和行号。" \
    "Why? C00118 is A by volume and 丁 by payment: every reason names the records, their file and line."
run kehu grade C00118 --reasons

step "登记一笔交易：文件里只多一行，其余一个字节不动；到期日按账期写明。" \
    "Add a sale: the file gains one line and no other byte changes; the due date is written out."
run kehu add sale C00091 --product 衬氟球阀 --quantity 10 --price 1200
if [ "$git" = yes ]; then
    printf '\n'
    run git --no-pager -c core.quotePath=false -c color.ui=never diff --unified=1
fi

step "分级汇总：A、B、C、D 各 14、41、113、61 家，占 6%、18%、49%、27%。" \
    "Grades in sum: 14 A, 41 B, 113 C, 61 D, which is 6, 18, 49 and 27 %."
run kehu grade --summary

step "待办：先列最严重的。全部待办用 kehu review。" \
    "Findings, the critical ones; kehu review lists all of them."
run kehu review --severity critical

step "能不能发货？C00120 在额度内：可以，退出码 0。每条规则一行。" \
    "May this order ship? C00120 is within its limit: yes, exit code 0. Every rule is a line."
run kehu clear C00120 --amount 60000

step "资信报告：一个 HTML 文件，可直接打印为 A4。" \
    "The credit report: one HTML file, ready to print on A4."
run kehu report C00118 --output C00118.html
[ -s C00118.html ]

printf '\n'
tell "演示结束。可在 $copy 里继续试（先执行 export KEHU_TODAY=$KEHU_TODAY）。用浏览器打开报告：" \
    "That was it. Go on in $copy (first: export KEHU_TODAY=$KEHU_TODAY). Open the report in a browser:"
printf '%s\n' "$copy/C00118.html"
