#!/usr/bin/env python3
"""Applies an input's RBAC manifests to a real Kubernetes API server and holds its answers against the report's chains and against eks-access.

usage: eng/apiserver.py BIN_DIR INPUT      (BIN_DIR as built by ../shared/tools/kube-apiserver/build.sh)

For every access entry of the report, as its user and groups, asks a table of verbs, resources and namespaces with a SubjectAccessReview, and the same
of eks-access; counts the answers and fails on the first that differ.
"""
import csv
import io
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
SERVER = ROOT.parent / "shared" / "tools" / "kube-apiserver"
ADDRESS = "https://127.0.0.1:16443"  # where up.sh starts it
VERBS = ["get", "list", "watch", "create", "update", "patch", "delete"]
RESOURCES = [("", "pods", ""), ("", "pods", "log"), ("", "pods", "exec"), ("", "secrets", ""), ("", "configmaps", ""), ("apps", "deployments", ""), ("apps", "statefulsets", ""),
             ("batch", "jobs", ""), ("rbac.authorization.k8s.io", "roles", ""), ("", "nodes", "")]


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def questions(entries, namespaces):
    number = 0
    for entry in entries:
        user = entry["username"] or f"{entry['principal']}/session"
        for verb in VERBS:
            for group, resource, subresource in RESOURCES:
                for namespace in namespaces:
                    number += 1
                    yield {"id": f"q{number}", "user": user.replace("{{SessionName}}", "session"), "groups": "|".join([*entry["groups"], "system:authenticated"]), "verb": verb,
                           "apiGroup": group, "resource": resource, "subresource": subresource, "namespace": namespace}


def review(question):
    attributes = {"verb": question["verb"], "group": question["apiGroup"], "resource": question["resource"], "subresource": question["subresource"], "namespace": question["namespace"]}
    return {"apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview",
            "spec": {"user": question["user"], "groups": question["groups"].split("|"), "resourceAttributes": attributes}}


def answer(question):
    request = urllib.request.Request(f"{ADDRESS}/apis/authorization.k8s.io/v1/subjectaccessreviews", json.dumps(question).encode(),
                                     {"Authorization": "Bearer admintoken", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, context=ssl._create_unverified_context(), timeout=30) as response:  # a server of our own, on loopback
        return json.load(response)["status"].get("allowed", False)


def main(binaries, source):
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        out = folder / "out"
        run("npx", "-y", "aws-cdk@2.1148.1", "synth", "-q", "--no-notices", "-c", f"input={pathlib.Path(source).resolve()}", "-o", str(out), cwd=ROOT)
        report = json.loads(next(out.glob("eks-access/*/report.json")).read_text())
        rbac = next(out.glob("eks-access/*/rbac/*"))
        run("bash", str(SERVER / "up.sh"), binaries, str(folder / "run"))
        kubeconfig = str(folder / "run" / "kubeconfig")
        kubectl = ["kubectl", "--kubeconfig", kubeconfig]
        namespaces = sorted({row["namespace"] for row in report["access"] if row["namespace"] and "*" not in row["namespace"]}) + ["default"]
        for namespace in namespaces:
            subprocess.run([*kubectl, "create", "namespace", namespace], capture_output=True, check=False)
        print(run("sh", str(rbac / "apply.sh"), "--skip-cluster-check", cwd=out, env={"KUBECONFIG": kubeconfig, "PATH": os.environ["PATH"]}).rstrip())
        entries = [entry for entry in report["entries"] if entry["type"] == "STANDARD"]
        asked = list(questions(entries, namespaces))
        table = io.StringIO()
        writer = csv.DictWriter(table, asked[0].keys())
        writer.writeheader()
        writer.writerows(asked)
        (folder / "requests.csv").write_text(table.getvalue())
        tool = run("dotnet", "run", "--project", str(ROOT / "src" / "EksAccessConstructs.Cli"), "-c", "Release", "--", "can-i", "--requests", str(folder / "requests.csv"), str(rbac))
        ours = {row["id"]: row["decision"] for row in csv.DictReader(io.StringIO(tool))}
        allowed = [answer(review(question)) for question in asked]
        different = [(question, ours[question["id"]], answer) for question, answer in zip(asked, allowed, strict=True) if (ours[question["id"]] == "allow") != answer]
        for question, tool_says, server_says in different[:10]:
            print(question, "eks-access:", tool_says, "server:", server_says)
        print(f"{len(asked)} questions as {len(entries)} principals: {sum(allowed)} allowed, {len(different)} answered differently")
        return 1 if different else 0
    finally:
        if (folder / "run").exists():
            subprocess.run(["bash", str(SERVER / "down.sh"), str(folder / "run")], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
