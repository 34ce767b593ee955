#!/usr/bin/env python3
"""Holds `eks-access unused` against a real Kubernetes API server and the audit log that it writes.

usage: eng/audit.py BIN_DIR      (BIN_DIR as built by ../shared/tools/kube-apiserver/build.sh)

Applies the RBAC of samples/quickstart and some more, makes requests as several users with tokens of their own, one of whom impersonates another, and gives the log to the
tool. Then the roles that it says are enough take the place of the old bindings, and the same requests are made again: each one that passed must pass, each right that
was never used must be refused. Ends with one line: N passed, N failed.
"""
import contextlib
import json
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import yaml

from apiserver import ADDRESS, ROOT, SERVER, run

SAMPLE = ROOT / "samples" / "quickstart" / "shop-rbac.yaml"
POLICY = """apiVersion: audit.k8s.io/v1
kind: Policy
rules:
- level: RequestResponse
  verbs: [create, update, patch]
- level: Metadata
"""
TOKENS = """admintoken,admin,1,"system:masters"
dev,dev,2,"shop-developers"
ops,op,3,"ops"
help,helper,4
support,sue,5,"support"
robot,system:serviceaccount:till:robot,6,"system:serviceaccounts,system:serviceaccounts:till"
"""
MORE = """
apiVersion: v1
kind: Namespace
metadata: {name: till}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: ops}
rules:
- {apiGroups: [""], resources: [nodes], verbs: [get, list, watch, delete]}
- {apiGroups: [""], resources: [configmaps], verbs: ["*"]}
- {nonResourceURLs: ["/metrics", "/debug/*"], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: ops}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ops}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: ops}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: act-as}
rules:
- {apiGroups: [""], resources: [users], resourceNames: [kim, kate], verbs: [impersonate]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: act-as}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: act-as}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: helper}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: support, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: support}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: kim, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: kim}, {apiGroup: rbac.authorization.k8s.io, kind: User, name: kate}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: robot, namespace: till}
rules:
- {apiGroups: [""], resources: [secrets], resourceNames: [db, mail], verbs: [get, update]}
- {apiGroups: [""], resources: [secrets], verbs: [create]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: robot, namespace: till}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: robot}
subjects: [{kind: ServiceAccount, name: robot, namespace: till}]
"""
CORE, APPS = "/api/v1", "/apis/apps/v1"


def thing(kind, name, version="v1", **more):
    return {"apiVersion": version, "kind": kind, "metadata": {"name": name}, **more}


POD = {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "web", "image": "web"}]}}
WEB = thing("Deployment", "web", "apps/v1", spec={"selector": {"matchLabels": {"app": "web"}}, "template": POD})

# Who asks what: a token, the method, the path, the body, as whom. Each of these is allowed by the old roles.
USED = [
    ("dev", "POST", f"{APPS}/namespaces/shop/deployments", WEB, None),
    ("dev", "GET", f"{APPS}/namespaces/shop/deployments/web", None, None),
    ("dev", "GET", f"{APPS}/namespaces/shop/deployments", None, None),
    ("dev", "PATCH", f"{APPS}/namespaces/shop/deployments/web", {"metadata": {"labels": {"a": "b"}}}, None),
    ("dev", "PUT", f"{CORE}/namespaces/shop/configmaps/made-by-put", thing("ConfigMap", "made-by-put"), None),
    ("dev", "GET", f"{CORE}/namespaces/shop/pods?watch=1&timeoutSeconds=1", None, None),
    ("dev", "GET", f"{CORE}/namespaces/shop/pods/web-1/log", None, None),
    ("ops", "GET", f"{CORE}/nodes", None, None),
    ("ops", "GET", f"{CORE}/namespaces/shop/configmaps/made-by-put", None, None),
    ("ops", "POST", f"{CORE}/namespaces/till/configmaps", thing("ConfigMap", "till"), None),
    ("ops", "GET", f"{CORE}/configmaps", None, None),
    ("ops", "GET", "/metrics", None, None),
    ("help", "GET", f"{CORE}/namespaces/shop/secrets/db", None, "kim"),
    ("help", "POST", f"{CORE}/namespaces/shop/secrets", thing("Secret", "made-by-kim"), "kim"),
    ("support", "GET", f"{CORE}/namespaces/shop/pods", None, None),
    ("support", "GET", f"{CORE}/namespaces/shop/services/web", None, None),
    ("robot", "GET", f"{CORE}/namespaces/till/secrets/db", None, None),
    ("robot", "POST", f"{CORE}/namespaces/till/secrets", thing("Secret", "db"), None),
]

# Allowed by the old roles and never asked for before they go.
UNUSED = [
    ("dev", "DELETE", f"{CORE}/namespaces/shop/configmaps/none", None, None),
    ("dev", "GET", f"{APPS}/namespaces/shop/statefulsets", None, None),
    ("ops", "DELETE", f"{CORE}/nodes/none", None, None),
    ("ops", "DELETE", f"{CORE}/namespaces/till/configmaps/none", None, None),
    ("ops", "GET", "/debug/pprof", None, None),
    ("help", "GET", f"{CORE}/namespaces/shop/pods", None, "kim"),
    ("help", "GET", f"{CORE}/namespaces/shop/secrets/db", None, "kate"),
    ("support", "GET", f"{CORE}/namespaces/shop/configmaps", None, None),
    ("robot", "GET", f"{CORE}/namespaces/till/secrets/mail", None, None),
]

# Refused by the old roles.
DENIED = [("dev", "GET", f"{CORE}/namespaces/shop/secrets", None, None), ("robot", "GET", f"{CORE}/namespaces/shop/pods", None, None)]


def status(token, method, path, body, user):
    kind = "application/strategic-merge-patch+json" if method == "PATCH" else "application/json"
    headers = {"Authorization": f"Bearer {token}", "Content-Type": kind} | ({"Impersonate-User": user} if user else {})
    request = urllib.request.Request(ADDRESS + path, None if body is None else json.dumps(body).encode(), headers, method=method)
    try:
        with urllib.request.urlopen(request, context=ssl._create_unverified_context(), timeout=30) as response:  # a server of our own, on loopback
            response.read()
            return response.status
    except urllib.error.HTTPError as error:
        error.read()
        return error.code


def binaries_with_audit(binaries, folder):
    """The same programs, the API server with an audit log and tokens of more users."""
    made = folder / "bin"
    made.mkdir()
    for name in ["etcd", "kube-controller-manager"]:
        (made / name).symlink_to(pathlib.Path(binaries).resolve() / name)
    (folder / "policy.yaml").write_text(POLICY)
    (folder / "tokens.csv").write_text(TOKENS)
    server = made / "kube-apiserver"
    server.write_text(f'#!/bin/sh\nexec "{pathlib.Path(binaries).resolve() / "kube-apiserver"}" "$@" --token-auth-file="{folder / "tokens.csv"}" '
                      f'--audit-policy-file="{folder / "policy.yaml"}" --audit-log-path="{folder / "audit.log"}" --audit-log-maxsize=1000\n')
    server.chmod(0o755)
    return made


def tool(*arguments):
    return run("dotnet", "run", "--project", str(ROOT / "src" / "EksAccessConstructs.Cli"), "-c", "Release", "--", "unused", *arguments)


@contextlib.contextmanager
def server(binaries, folder):
    try:
        run("bash", str(SERVER / "up.sh"), str(binaries_with_audit(binaries, folder)), str(folder / "run"))
        yield ["kubectl", "--kubeconfig", str(folder / "run" / "kubeconfig")]
    finally:
        if (folder / "run").exists():
            subprocess.run(["bash", str(SERVER / "down.sh"), str(folder / "run")], capture_output=True, check=False)


def main(binaries):
    folder = pathlib.Path(tempfile.mkdtemp())
    outcomes = []

    def hold(what, is_so, told=""):
        outcomes.append(bool(is_so))
        if not is_so:
            print(f"FAILED {what}: {told}")

    try:
        rbac = folder / "rbac"
        rbac.mkdir()
        shutil.copy(SAMPLE, rbac)
        (rbac / "more.yaml").write_text(MORE)
        with server(binaries, folder) as kubectl:
            run(*kubectl, "apply", "-f", str(SAMPLE))
            run(*kubectl, "apply", "-f", str(rbac))
            time.sleep(2)
            before = [status(*asked) for asked in USED]
            for asked, code in zip(USED, before, strict=True):
                hold(f"{asked[:3]} is allowed", code not in (401, 403), code)
            for asked in DENIED:
                hold(f"{asked[:3]} is refused", status(*asked) == 403)
            time.sleep(1)
            shutil.copy(folder / "audit.log", folder / "kept.log")
            for asked in UNUSED:
                hold(f"{asked[:3]} is allowed before", status(*asked) not in (401, 403))

            answer = json.loads(tool(str(rbac), "--audit", str(folder / "kept.log"), "--format", "json"))
            holders = {holder["who"]: holder for holder in answer["holders"]}
            hold("the user who impersonates is there for that alone", holders["user:helper"]["rights"][0]["use"] == "partly", holders["user:helper"])
            hold("the user who is impersonated has what was asked for", len(holders["user:kim"]["rights"]) > 0 and holders["user:kim"]["events"] >= 2)
            hold("what was refused is told", any(row["request"].get("resource") == "secrets" for row in holders["user:dev"]["denied"]), holders["user:dev"]["denied"])
            hold("the files explain all that was allowed", not any(holder["unexplained"] for holder in holders.values() if holder["who"] != "user:admin"),
                 [holder["unexplained"] for holder in holders.values()])

            (folder / "enough.yaml").write_text(tool(str(rbac), "--audit", str(folder / "kept.log"), "--format", "yaml"))
            for old in answer["enough"]["inPlaceOf"]:
                kind, name = old["id"].split(" ", 1)
                space = ["-n", name.split("/")[0]] if "/" in name else []
                run(*kubectl, "delete", kind, name.split("/")[-1], *space)
            run(*kubectl, "apply", "-f", str(folder / "enough.yaml"))
            kinds = [document["kind"] for document in yaml.safe_load_all((folder / "enough.yaml").read_text())]
            hold("only roles and bindings are suggested", set(kinds) <= {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"}, kinds)
            time.sleep(2)
            for asked in USED:
                code = status(*asked)
                hold(f"{asked[:3]} still passes", code not in (401, 403), code)
            for asked in [*UNUSED, *DENIED]:
                code = status(*asked)
                hold(f"{asked[:3]} is refused now", code == 403, code)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{outcomes.count(True)} passed, {outcomes.count(False)} failed")
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
