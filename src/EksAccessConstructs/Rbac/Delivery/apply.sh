#!/bin/sh
# Applies the objects beside this file and takes away what their owner had before and has no more. Written at synthesis; --help says more.
set -u

owner=@owner@ # in the label eks-access/owner of every object
cluster=@cluster@ # empty: only deployment knows it
region=@region@ # empty: that of the AWS CLI
account=@account@ # empty: that of the AWS CLI
endpoint=@endpoint@ # empty: EKS is asked
kinds=@kinds@ # of which objects are taken away
namespaces=@namespaces@ # where; empty: in the whole cluster
earlier=@earlier@ # the label of versions that knew no owner
placeholder=@placeholder@ # stands for the account in the objects; empty: does not

usage() {
  cat <<END
usage: sh $0 [--dry-run] [--context NAME] [--cluster NAME] [--skip-cluster-check] [--take-over OWNER] [--inherit OWNER] [--adopt-earlier]

Applies the objects of owner '$owner' beside this file and deletes those that it had before and has no more.
Namespaces, service accounts and config maps are never deleted.

  --dry-run             says what would be created, changed and deleted, and changes nothing
  --context NAME        a context of the kubeconfig; default: the current one
  --cluster NAME        the name of the cluster, where only deployment knows it
  --skip-cluster-check  does not hold the server of the context against the cluster, as for a tunnel or a proxy
  --take-over OWNER     takes the objects beside this file that are now those of OWNER
  --inherit OWNER       takes all objects of OWNER, as after a rename of its construct; those that are not beside this file are deleted
  --adopt-earlier       takes all objects that a version without owners applied to this cluster; those that are not beside this file are deleted

ends with 0: done; 1: something was refused, run it again when that is mended; 2: stopped before anything was written
END
}

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
stop() { warn "$*; nothing was written"; exit 2; }
kube() { kubectl ${context:+--context "$context"} "$@"; }

dry_run='' context='' skip_check='' take_over='' inherit='' adopt_earlier=''
while [ $# -gt 0 ]; do
  case $1 in
    --context | --cluster | --take-over | --inherit)
      [ -n "${2-}" ] || stop "$1 needs a value"
      case $1 in --context) context=$2 ;; --cluster) cluster=$2 ;; --take-over) take_over=$2 ;; --inherit) inherit=$2 ;; esac
      shift ;;
    --dry-run) dry_run=yes ;;
    --skip-cluster-check) skip_check=yes ;;
    --adopt-earlier) adopt_earlier=yes ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; stop "'$1' is unknown" ;;
  esac
  shift
done

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
command -v kubectl > /dev/null || stop 'kubectl is not on the PATH'
[ -n "$context" ] || context=$(kubectl config current-context 2> /dev/null) || context='' # one context to the end, also if the current one changes

# --- is it the right cluster?
same_server() { # two URLs
  [ "$(printf '%s' "$1" | tr '[:upper:]' '[:lower:]' | sed 's|/*$||; s|:443$||')" = "$(printf '%s' "$2" | tr '[:upper:]' '[:lower:]' | sed 's|/*$||; s|:443$||')" ]
}

hold_against() { # endpoint
  same_server "$server" "$1" || stop "context '$context' is of server '$server', but cluster '$cluster' is '$1'; name the right one with --context"
}

check_cluster() {
  [ -n "$cluster" ] || stop 'the name of the cluster is known at deployment only; give it with --cluster, or say --skip-cluster-check'
  server=$(kube config view --minify --output 'jsonpath={.clusters[0].cluster.server}') || stop "context '$context' cannot be read"
  entry=$(kube config view --minify --output 'jsonpath={.clusters[0].name}') || stop "context '$context' cannot be read"
  if [ -n "$endpoint" ]; then hold_against "$endpoint"; return; fi
  case $region,$account,$entry in
    ?*,?*,arn:*:eks:"$region":"$account":cluster/"$cluster") return ;;
    ?*,?*,arn:*:eks:*:cluster/*) stop "context '$context' is of cluster '$entry', not of '$cluster' in $region of account $account; name the right one with --context" ;;
  esac
  command -v aws > /dev/null || stop "the endpoint of cluster '$cluster' cannot be asked for: aws is not on the PATH; put it there, or say --skip-cluster-check"
  answer=$(aws eks describe-cluster --name "$cluster" ${region:+--region "$region"} --query '[cluster.endpoint, cluster.arn]' --output text) \
    || stop "the endpoint of cluster '$cluster' cannot be asked for; sign in to AWS, or say --skip-cluster-check"
  case $account,$answer in
    ,* | *:"$account":cluster/*) ;;
    *) stop "cluster '$cluster' is not in account $account but is '$(printf '%s' "$answer" | cut -f 2)'; sign in to AWS for the right one" ;;
  esac
  hold_against "$(printf '%s' "$answer" | cut -f 1)"
}

[ -n "$skip_check" ] || check_cluster

# --- what there shall be, in the order in which objects need each other; objects.txt: file, version, kind, namespace, name, roleRef
number=$account
if [ -n "$placeholder" ] && [ -z "$number" ]; then
  number=$(aws sts get-caller-identity --query Account --output text) || stop 'the account, which manifests name, cannot be asked for; sign in to AWS'
fi

documents() { # files: as one
  while IFS= read -r file; do
    echo '---'
    if [ -n "$placeholder" ]; then sed "s/$placeholder/$number/g" "$here/$file"; else cat "$here/$file"; fi || return 1
  done
}

wanted=$here/objects.txt
grep -v '^#' "$wanted" | cut -f 1 > "$work/files"
documents < "$work/files" > "$work/wanted.yaml" || stop 'a file of the manifests cannot be read'

# --- what there is: version, kind, namespace, name, roleRef, owner, revision of a version without owners
# shellcheck disable=SC2016
line='{{define "object"}}{{.apiVersion}}{{"\t"}}{{.kind}}{{"\t"}}{{with .metadata.namespace}}{{printf "%+q" .}}{{end}}{{"\t"}}{{printf "%+q" .metadata.name}}{{"\t"}}'
line=$line'{{with .roleRef}}{{.kind}} {{printf "%+q" .name}}{{end}}{{"\t"}}{{with .metadata.labels}}{{with index . "eks-access/owner"}}{{.}}{{end}}{{end}}{{"\t"}}'
line=$line'{{with .metadata.labels}}{{with index . "eks-access/revision"}}{{.}}{{end}}{{end}}{{"\n"}}{{end}}'
line=$line'{{if .items}}{{range .items}}{{template "object" .}}{{end}}{{else if .metadata.name}}{{template "object" .}}{{end}}'

everywhere() { # command, arguments: where the owner may have objects
  verb=$1; shift
  if [ -z "$namespaces" ]; then kube "$verb" "$kinds" --all-namespaces "$@"; return; fi
  for namespace in $namespaces; do kube "$verb" "$kinds" --namespace "$namespace" "$@" || return 1; done
}

list() { # label selector
  everywhere get --selector "$1" --output "go-template=$line" || stop "what is in the cluster cannot be listed"
}

: > "$work/live"
if [ -s "$work/files" ]; then
  kube get --ignore-not-found --filename "$work/wanted.yaml" --output "go-template=$line" > "$work/live" || stop 'what is in the cluster cannot be looked at'
fi

list "eks-access/owner=$owner" > "$work/owned" || exit 2
names() { awk -F '\t' '{ print "  " $2 " " ($3 == "" ? "" : $3 "/") $4 ($6 == "" ? "" : ", owner " $6) }' "$@" | tr -d '"'; }
only() { awk -F '\t' -v kind="$1" 'BEGIN { binding = kind == "bindings" } ($2 ~ /Binding$/) == binding' "$2"; }

awk -F '\t' -v me="$owner" -v one="$take_over" -v other="$inherit" '$2 != "Namespace" && $6 != "" && $6 != me && $6 != one && $6 != other' "$work/live" > "$work/foreign"
if [ -s "$work/foreign" ]; then
  warn "these objects belong to another owner than '$owner':"
  names "$work/foreign" >&2
  stop 'take them out on one side, or say --take-over OWNER to take these objects, --inherit OWNER where this owner comes in place of that one'
fi

# Objects that become those of the owner: of an owner that it comes in place of, or of the version without owners that applied what is beside this file.
: > "$work/selectors"
if [ -n "$inherit" ]; then say "eks-access/owner=$inherit" >> "$work/selectors"; fi
list "$earlier,!eks-access/owner" > "$work/earlier" || exit 2
if [ -n "$adopt_earlier" ]; then
  say "$earlier,!eks-access/owner" >> "$work/selectors"
else
  awk -F '\t' -v me="$owner" '$7 != "" && ($6 == "" || $6 == me) { print $7 }' "$work/live" "$work/owned" | sort -u > "$work/revisions"
  while IFS= read -r revision; do say "$earlier,eks-access/revision=$revision,!eks-access/owner"; done < "$work/revisions" >> "$work/selectors"
fi

: > "$work/adopted"
while IFS= read -r selector; do list "$selector" < /dev/null; done < "$work/selectors" >> "$work/adopted" || exit 2
cat "$work/owned" "$work/adopted" > "$work/held"

# shellcheck disable=SC2016
known='FILENAME == ARGV[1] { wanted[$3, $4, $5] = $6; next }'
awk -F '\t' "$known"' !(($2, $3, $4) in wanted)' "$wanted" "$work/held" > "$work/removed"
awk -F '\t' "$known"' ($2, $3, $4) in wanted && $5 != wanted[$2, $3, $4]' "$wanted" "$work/live" > "$work/replaced"
awk -F '\t' 'FILENAME == ARGV[1] { adopted[$2, $3, $4] = 1; next } !(($2, $3, $4) in adopted)' "$work/held" "$work/earlier" > "$work/left.all"
awk -F '\t' "$known"' !(($2, $3, $4) in wanted)' "$wanted" "$work/left.all" > "$work/left"
if [ -s "$work/left" ]; then
  warn 'these objects were applied by a version that knew no owner, and nothing tells whose they are; they stay; say --adopt-earlier if they are of this owner:'
  names "$work/left" >&2
fi

if [ -n "$dry_run" ]; then
  awk -F '\t' 'FILENAME == ARGV[1] { live[$2, $3, $4] = 1; next } !/^#/ && !(($3, $4, $5) in live) { print $2 "\t" $3 "\t" $4 "\t" $5 "\t\t" }' \
    "$work/live" "$wanted" > "$work/created"
  for change in created replaced removed; do
    [ ! -s "$work/$change" ] || { say "would be $change:"; names "$work/$change"; }
  done
  if [ -s "$work/adopted" ]; then say "would become those of owner '$owner':"; names "$work/adopted"; fi
  cat "$work/live" "$work/replaced" | sort | uniq -u > "$work/kept"
  awk -F '\t' 'FILENAME == ARGV[1] { kept[$2, $3, $4] = 1; next } ($3, $4, $5) in kept { print $1 }' "$work/kept" "$wanted" > "$work/kept.files"
  status=0
  if [ -s "$work/kept" ]; then
    documents < "$work/kept.files" > "$work/kept.yaml"
    kube diff --filename "$work/kept.yaml" || status=$?
    [ "$status" -eq 0 ] && say "would not be changed: $(grep -c . "$work/kept") objects"
  fi
  if [ "$status" -gt 1 ]; then warn 'what would change cannot be shown (see above)'; exit 1; fi
  say 'nothing was written'
  exit 0
fi

# --- from here on it writes; whatever is refused, the rest goes on, and what was taken away goes
failed=0
identities() { awk -F '\t' '{ print "---\napiVersion: " $1 "\nkind: " $2 "\nmetadata:\n  name: " $4; if ($3 != "") print "  namespace: " $3 }' "$1"; }

delete() { # file of lines
  [ -s "$1" ] || return 0
  identities "$1" > "$1.yaml"
  kube delete --ignore-not-found --wait=false --filename "$1.yaml" || failed=1
}

while IFS= read -r selector; do
  everywhere label --selector "$selector" --overwrite "eks-access/owner=$owner" < /dev/null || failed=1
done < "$work/selectors"

delete "$work/replaced" # a roleRef never changes: the binding is deleted and made again
if [ -s "$work/files" ]; then kube apply --filename "$work/wanted.yaml" || failed=1; fi
only bindings "$work/removed" > "$work/removed.bindings"
only others "$work/removed" > "$work/removed.others"
delete "$work/removed.bindings" # after the new ones, so that what was only renamed is never missing
delete "$work/removed.others"

say "owner '$owner' in cluster '$cluster': $(grep -c . "$work/files") objects, $(grep -c . "$work/replaced") replaced, $(grep -c . "$work/removed") taken away"
if [ "$failed" -ne 0 ]; then warn 'something was refused (see above); all else was done, also what was to be taken away; mend it and run this again'; fi
exit "$failed"
