#!/usr/bin/env python3
"""Holds the scripts that apply RBAC objects against a real Kubernetes API server.

usage: eng/delivery.py BIN_DIR      (BIN_DIR as built by ../shared/tools/kube-apiserver/build.sh)

Two owners have objects on one cluster, each from an input that the app synthesizes. One of them grants, takes away, renames, meets refusals, interruptions, a wrong
cluster and the other's objects; after each step the server is asked who may do what, and the objects of the other owner must be as they were, to the version.
Ends with one line: N passed, N failed.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import yaml

import apiserver
import emulator

ROOT = pathlib.Path(__file__).resolve().parent.parent
APP = ROOT / "src" / "EksAccessConstructs.App"
RBAC = "rbac.authorization.k8s.io"
KINDS = "clusterrolebindings,rolebindings,clusterroles,roles,serviceaccounts,namespaces"
CONFIG = {"apiVersion": "eksctl.io/v1alpha5", "kind": "ClusterConfig", "metadata": {"name": "shop", "region": "eu-west-1", "version": "1.34"},
          "accessConfig": {"authenticationMode": "API"}, "vpc": {"clusterEndpoints": {"publicAccess": False, "privateAccess": True}}}


def role(name, space=None, resource="pods", verbs=("get",)):
    return {"apiVersion": f"{RBAC}/v1", "kind": "Role" if space else "ClusterRole", "metadata": {"name": name} | ({"namespace": space} if space else {}),
            "rules": [{"apiGroups": [""], "resources": [resource], "verbs": list(verbs)}]}


def binding(name, to, group, space=None):
    return {"apiVersion": f"{RBAC}/v1", "kind": "RoleBinding" if space else "ClusterRoleBinding", "metadata": {"name": name} | ({"namespace": space} if space else {}),
            "roleRef": {"apiGroup": RBAC, "kind": "Role" if space else "ClusterRole", "name": to},
            "subjects": [{"apiGroup": RBAC, "kind": "Group", "name": group}]}


def namespace(name):
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}


SPACES = [namespace("shop"), namespace("till")]
READER = [role("reader", "shop"), binding("reader-devs", "reader", "devs", "shop")]
TILL = [role("only", "till"), binding("only-devs", "only", "devs", "till")]
NODES = [role("nodes", None, "nodes"), binding("nodes-ops", "nodes", "ops")]
BASE = [*SPACES, *READER, *TILL, *NODES]
TEAM = [role("team", "shop", "configmaps"), binding("team-bees", "team", "bees", "shop"), role("team-nodes", None, "nodes"), binding("team-nodes-bees", "team-nodes", "bees")]
DEVS, TILLS, OPS = ("devs", "get", "pods", "shop"), ("devs", "get", "pods", "till"), ("ops", "get", "nodes", "")
TEAM_ASKED = [("bees", "get", "configmaps", "shop"), ("bees", "get", "nodes", "")]


class Bench:
    """A server, folders of manifests, and what came out so far."""

    def __init__(self, binaries, folder):
        self.folder, self.passed, self.failed = folder, 0, 0
        self.port = emulator.free_port()
        while self.port < 10000:
            self.port = emulator.free_port()
        self.run = folder / "run"
        apiserver.run("bash", str(apiserver.SERVER / "up.sh"), binaries, str(self.run), str(self.port))
        self.kubeconfig = self.run / "kubeconfig"
        config = yaml.safe_load(self.kubeconfig.read_text())
        config["clusters"].append({"name": "wrong", "cluster": config["clusters"][0]["cluster"] | {"server": f"https://localhost:{self.port}"}})
        config["contexts"].append({"name": "wrong", "context": {"cluster": "wrong", "user": "a"}})
        self.kubeconfig.write_text(yaml.safe_dump(config))
        self.stubs = folder / "stubs"
        self.stubs.mkdir()
        self.stub("aws", f'printf "https://127.0.0.1:{self.port}\\tarn:aws:eks:eu-west-1:111122223333:cluster/shop\\n"')

    def stub(self, name, text):
        file = self.stubs / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def unstub(self, name):
        (self.stubs / name).unlink()

    def kubectl(self, *arguments, text=None):
        return subprocess.run(["kubectl", "--kubeconfig", str(self.kubeconfig), *arguments], input=text, capture_output=True, text=True, check=False)

    def synth(self, name, objects, kind="cluster"):
        """The folder of the manifests of an input: of the cluster's own stack, or of one that only brings RBAC to it."""
        source, out = self.folder / name / "input", self.folder / name / "out"
        source.mkdir(parents=True)
        config = CONFIG if kind == "cluster" else CONFIG | {"metadata": CONFIG["metadata"]}
        (source / "cluster.yaml").write_text(yaml.safe_dump(config))
        if objects:
            (source / "rbac.yaml").write_text(yaml.safe_dump_all(objects))
        context = {"input": str(source)} | ({} if kind == "cluster" else {"existing": "shop"})
        env = os.environ | {"CDK_CONTEXT_JSON": json.dumps(context), "CDK_OUTDIR": str(out), "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "18,20"}
        done = subprocess.run(["dotnet", str(APP / "bin" / "Debug" / "net10.0" / "EksAccessConstructs.App.dll")], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{name}: {done.stdout}{done.stderr}")
        return next(out.glob("eks-access/shop/rbac/*"))

    def apply(self, folder, *options):
        env = os.environ | {"KUBECONFIG": str(self.kubeconfig), "PATH": f"{self.stubs}{os.pathsep}{os.environ['PATH']}"}
        return subprocess.run(["sh", str(folder / "apply.sh"), *options], env=env, capture_output=True, text=True, check=False)

    def say(self, what, is_right, more=""):
        self.passed, self.failed = self.passed + is_right, self.failed + (not is_right)
        if not is_right:
            print(f"FAILED: {what}\n{more}")

    def ends(self, what, done, code, *texts):
        said = done.stdout + done.stderr
        self.say(f"{what}: ends with {code} and says {texts}", done.returncode == code and all(text in said for text in texts), f"{done.returncode}\n{said}")

    def may(self, what, *asked, answer=True):
        for group, verb, resource, space in asked:
            got = None
            for _ in range(20):  # the server learns of its own objects by a watch
                got = self.kubectl("auth", "can-i", verb, resource, *(["-n", space] if space else []), "--as", "somebody", "--as-group", group).returncode == 0
                if got == answer:
                    break
                time.sleep(0.1)
            self.say(f"{what}: {group} {verb} {resource} {space}", got == answer, f"the server says {got}")

    def may_not(self, what, *asked):
        self.may(what, *asked, answer=False)

    def objects(self, owner=None):
        """Every object, or those of an owner, to the version."""
        selector = ["-l", f"eks-access/owner={owner}"] if owner else []
        items = json.loads(self.kubectl("get", KINDS, "-A", *selector, "-o", "json").stdout)["items"]
        return {(item["kind"], item["metadata"].get("namespace"), item["metadata"]["name"]): item["metadata"]["resourceVersion"] for item in items}


def steps(bench):
    base, team = bench.synth("base", BASE), bench.synth("team", TEAM, "existing")
    owner, other = base.name, team.name
    bench.say("two owners", owner != other, f"{owner} {other}")
    bench.kubectl("create", "namespace", "shop")
    bench.ends("the other owner", bench.apply(team), 0, "4 objects, 0 replaced, 0 taken away")
    before = bench.objects(other)
    bench.say("the other owner has its objects", len(before) == 4, str(before))

    def step(what, objects, code=0, allowed=(), denied=(), texts=(), options=()):
        folder = bench.synth(what.replace(" ", "-"), objects)
        everything = bench.objects()
        bench.ends(f"{what}, tried", bench.apply(folder, "--dry-run", *options), 0, "nothing was written")
        bench.say(f"{what}: a trial changes nothing", bench.objects() == everything)
        bench.ends(what, bench.apply(folder, *options), code, *texts)
        bench.may(what, *allowed)
        bench.may_not(what, *denied)
        bench.may(what, *TEAM_ASKED)
        bench.say(f"{what}: the other owner's objects are as they were", bench.objects(other) == before)
        return folder

    def again(what):
        bench.ends(f"{what}, taken back", bench.apply(base), 0)
        bench.may(f"{what}, taken back", DEVS, TILLS, OPS)

    bench.may_not("before", DEVS, TILLS, OPS)
    bench.ends("base, tried", bench.apply(base, "--dry-run"), 0, "would be created", "nothing was written")
    bench.may_not("base, tried", DEVS, TILLS, OPS)
    again("base")
    bench.ends("base, again", bench.apply(base), 0, "8 objects, 0 replaced, 0 taken away")

    def without(kind, name):
        return [item for item in BASE if (item["kind"], item["metadata"]["name"]) != (kind, name)]

    for kind, name, denied, kept in [("RoleBinding", "reader-devs", DEVS, (TILLS, OPS)), ("Role", "reader", DEVS, (TILLS, OPS)),
                                     ("ClusterRoleBinding", "nodes-ops", OPS, (DEVS, TILLS)), ("ClusterRole", "nodes", OPS, (DEVS, TILLS))]:
        step(f"without {kind} {name}", without(kind, name), 0, kept, [denied], ["0 replaced, 1 taken away"])
        again(kind)

    step("last of a namespace", [*SPACES, *READER, *NODES], 0, [DEVS, OPS], [TILLS], ["2 taken away"])
    bench.say("the namespace is still there", bench.kubectl("get", "namespace", "till").returncode == 0)
    again("last of a namespace")

    renamed = [*SPACES, READER[0], binding("readers", "reader", "devs", "shop"), *TILL, *NODES]
    done = step("renamed", renamed, 0, [DEVS, TILLS, OPS], [], ["1 taken away"])
    bench.say("the old name is gone", bench.kubectl("get", "rolebinding", "-n", "shop", "reader-devs").returncode != 0)
    written = bench.apply(base)
    lines = written.stdout.splitlines()
    bench.say("what is renamed is made before the old one goes", lines.index(f"rolebinding.{RBAC}/reader-devs created") < lines.index(f'rolebinding.{RBAC} "readers" deleted'), written.stdout)
    bench.say("the new name was made by the script", (done / "objects.txt").read_text().count('"readers"') == 1)

    changed = [*SPACES, *READER[:1], role("maps", "shop", "configmaps"), binding("reader-devs", "maps", "devs", "shop"), *TILL, *NODES]
    step("another roleRef", changed, 0, [("devs", "get", "configmaps", "shop"), TILLS, OPS], [DEVS], ["1 replaced, 0 taken away"])
    again("another roleRef")

    ten = [*SPACES, *(role(f"r{number}", "shop") for number in range(8)), role("nine", "nowhere"), binding("nine", "r1", "devs", "shop"), *NODES]
    folder = bench.synth("one-of-ten", ten)
    bench.ends("one of ten refused", bench.apply(folder), 1, "something was refused", 'namespaces "nowhere" not found', "taken away")
    bench.may("one of ten refused", DEVS, OPS, *TEAM_ASKED)
    bench.may_not("one of ten refused", TILLS)
    bench.say("the other nine are there", all(bench.kubectl("get", "role", "-n", "shop", f"r{number}").returncode == 0 for number in range(8)))
    bench.kubectl("create", "namespace", "nowhere")
    bench.ends("one of ten, mended", bench.apply(folder), 0)
    again("one of ten")

    # An interruption: kubectl ends the script itself, before or after what it is asked for.
    shrunk = bench.synth("shrunk", [*SPACES, *NODES, role("later", "till")])
    for verb in ["get", "apply", "delete"]:
        for place in ["before", "after"]:
            real = shutil.which("kubectl")
            call = f'"{real}" "$@"'
            bench.stub("kubectl", f'case " $* " in *" {verb} "*) {"" if place == "before" else call + ";"} kill -9 $PPID; exit 1 ;; *) exec {call} ;; esac')
            done = bench.apply(shrunk)
            bench.unstub("kubectl")
            bench.say(f"killed {place} {verb}", done.returncode != 0, done.stdout + done.stderr)
            bench.ends(f"killed {place} {verb}, again", bench.apply(shrunk), 0)
            bench.may(f"killed {place} {verb}, again", OPS, *TEAM_ASKED)
            bench.may_not(f"killed {place} {verb}, again", DEVS, TILLS)
            again(f"killed {place} {verb}")

    bench.stub("kubectl", f'case " $* " in *" apply "*) echo refused >&2; exit 1 ;; *) exec "{shutil.which("kubectl")}" "$@" ;; esac')
    bench.ends("all additions refused", bench.apply(shrunk), 1, "something was refused")
    bench.unstub("kubectl")
    bench.may_not("all additions refused", DEVS, TILLS)
    again("all additions refused")

    everything = bench.objects()
    bench.ends("wrong context", bench.apply(shrunk, "--context", "wrong"), 2, "is of server 'https://localhost:", "nothing was written")
    bench.ends("no such context", bench.apply(shrunk, "--context", "none"), 2, "cannot be read", "nothing was written")
    bench.ends("unknown option", bench.apply(shrunk, "--now"), 2, "'--now' is unknown")
    bench.stub("aws", "exit 254")
    bench.ends("not signed in", bench.apply(shrunk), 2, "cannot be asked for", "--skip-cluster-check")
    bench.say("nothing was written", bench.objects() == everything)
    bench.ends("the right one, unasked", bench.apply(base, "--skip-cluster-check", "--context", "wrong"), 0)
    bench.stub("aws", f'printf "https://127.0.0.1:{bench.port}/\\tarn:aws:eks:eu-west-1:111122223333:cluster/shop\\n"')
    bench.ends("a server with a slash", bench.apply(base, "--context", "l"), 0)

    # One object has one owner.
    greedy = bench.synth("greedy", [*BASE, TEAM[0]])
    everything = bench.objects()
    bench.ends("an object of another owner", bench.apply(greedy), 2, "Role shop/team, owner " + other, "nothing was written")
    bench.ends("an object of another owner, tried", bench.apply(greedy, "--dry-run"), 2, other)
    bench.say("nothing was written to it", bench.objects() == everything)
    bench.ends("taken over", bench.apply(greedy, "--take-over", other), 0)
    bench.may("taken over", DEVS, *TEAM_ASKED)
    fewer = bench.synth("fewer", TEAM[1:], "existing")
    bench.ends("the other without it", bench.apply(fewer), 0, "0 taken away")
    bench.may("the other without it", *TEAM_ASKED)
    bench.ends("the other with it", bench.apply(team), 2, owner)
    bench.ends("given back", bench.apply(team, "--take-over", owner), 0)
    again("given back")
    before = bench.objects(other)

    # Objects of the version that knew no owners.
    def earlier(revision, *objects):
        labelled = [item | {"metadata": item["metadata"] | {"labels": {"eks-access/cluster": "shop", "eks-access/revision": revision}}} for item in objects]
        bench.kubectl("apply", "-f", "-", text=yaml.safe_dump_all(labelled))

    nothing = step("no objects left", [], 0, [], [DEVS, TILLS, OPS], ["0 objects, 0 replaced, 6 taken away"])
    earlier("1a2b3c4d", *READER, *TILL)
    earlier("5e6f7a8b", *NODES)
    bench.may("of the version before", DEVS, TILLS, OPS)
    folder = bench.synth("upgraded", [*SPACES, *READER])
    bench.ends("of the version before, tried", bench.apply(folder, "--dry-run"), 0, "would become those of owner", "RoleBinding till/only-devs")
    bench.ends("of the version before", bench.apply(folder), 0, "2 taken away", "nothing tells whose they are", "ClusterRole nodes")
    bench.may("of the version before", DEVS, OPS, *TEAM_ASKED)
    bench.may_not("of the version before", TILLS)
    bench.ends("all of the version before", bench.apply(folder, "--adopt-earlier"), 0, "2 taken away")
    bench.may_not("all of the version before", OPS)

    bench.say("the other owner's objects are as they were to the end", bench.objects(other) == before)
    again("the last")
    bench.ends("in place of another", bench.apply(base, "--inherit", other), 0, "4 taken away")
    bench.may("in place of another", DEVS, TILLS, OPS)
    bench.may_not("in place of another", *TEAM_ASKED)
    bench.ends("the last object of an owner", bench.apply(nothing), 0, "6 taken away")
    bench.may_not("the last object of an owner", DEVS, TILLS, OPS)
    bench.say("namespaces are still there", bench.kubectl("get", "namespace", "shop", "till").returncode == 0)


def main(binaries):
    folder = pathlib.Path(tempfile.mkdtemp())
    bench = None
    try:
        if not (APP / "bin" / "Debug" / "net10.0").is_dir():
            apiserver.run("dotnet", "build", str(APP), "-v", "q", "--nologo")
        bench = Bench(binaries, folder)
        steps(bench)
        print(f"{bench.passed} passed, {bench.failed} failed")
        return 1 if bench.failed else 0
    finally:
        if bench:
            subprocess.run(["bash", str(apiserver.SERVER / "down.sh"), str(bench.run)], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
