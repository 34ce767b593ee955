#!/usr/bin/env python3
"""Holds the ways in which RBAC objects get into a cluster against a real Kubernetes API server.

usage: eng/delivery.py BIN_DIR      (BIN_DIR as built by ../shared/tools/kube-apiserver/build.sh)

Two owners have objects on one cluster, each from a stack that eng/Delivery synthesizes. One of them grants, takes away, renames, meets refusals, interruptions, a wrong
cluster and the other's objects; after each step the server is asked who may do what, and the objects of the other owner must be as they were, to the version.
Then an owner that is kept to namespaces, kubectl's ApplySet, and custom resources: the CDK's own function, as synthesized, gets the events that CloudFormation would send
for the difference of two templates, as a caller in the group of its access entry. Folders for Flux and Argo CD are built by kubectl kustomize.
Ends with one line: N passed, N failed.
"""
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request

import yaml

import apiserver
import emulator

ROOT = pathlib.Path(__file__).resolve().parent.parent
RBAC = "rbac.authorization.k8s.io"
PATHS = ["/api/v1/namespaces", "/api/v1/serviceaccounts", *(f"/apis/{RBAC}/v1/{kind}" for kind in ["clusterrolebindings", "rolebindings", "clusterroles", "roles"])]



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



def without(kind, name):
    return [item for item in BASE if (item["kind"], item["metadata"]["name"]) != (kind, name)]


# What the two stacks bring, by the name of the state.
STATES = {
    "base": BASE,
    "no-rolebinding": without("RoleBinding", "reader-devs"),
    "no-role": without("Role", "reader"),
    "no-clusterrolebinding": without("ClusterRoleBinding", "nodes-ops"),
    "no-clusterrole": without("ClusterRole", "nodes"),
    "no-till": [*SPACES, *READER, *NODES],
    "renamed": [*SPACES, READER[0], binding("readers", "reader", "devs", "shop"), *TILL, *NODES],
    "another-role": [*SPACES, READER[0], role("maps", "shop", "configmaps"), binding("reader-devs", "maps", "devs", "shop"), *TILL, *NODES],
    "ten": [*SPACES, *(role(f"r{number}", "shop") for number in range(8)), role("nine", "nowhere"), binding("nine", "r1", "devs", "shop"), *NODES],
    "shrunk": [*SPACES, *NODES, role("later", "till")],
    "greedy": [*BASE, TEAM[0]],
    "upgraded": [*SPACES, *READER],
    "nothing": [],
}
TEAM_STATES = {"team": TEAM, "fewer": TEAM[1:]}

# What other ways bring: the state of another stack, by "state.way". Subjects are of their own, so that each way is asked about what it alone gave.
def of(way, objects):
    return [item | {"subjects": [item["subjects"][0] | {"name": f"{way}-{item['subjects'][0]['name']}"}]} if "subjects" in item else item for item in objects]


def named(way, objects):
    """The objects with names of their own."""
    renamed = []
    for item in of(way, objects):
        one = item | {"metadata": item["metadata"] | {"name": f"{way}-{item['metadata']['name']}"}}
        renamed.append(one | {"roleRef": item["roleRef"] | {"name": f"{way}-{item['roleRef']['name']}"}} if "roleRef" in item else one)
    return renamed


ROBOT = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "robot", "namespace": "shop"}}
NOTES = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "notes", "namespace": "shop"}, "data": {"a": "b"}}
MAPS = [role("maps", "shop", "configmaps"), binding("maps-devs", "maps", "devs", "shop")]
KEPT, SET, BY_KUBECTL = named("kept", [*READER, *TILL]), named("set", [*READER, *MAPS, *NODES]), named("cfn", [*READER, *TILL, *NODES])
OTHER_ROLE = [BY_KUBECTL[0], BY_KUBECTL[1] | {"roleRef": BY_KUBECTL[1]["roleRef"] | {"kind": "ClusterRole", "name": "view"}}, *BY_KUBECTL[2:]]
MORE_RIGHTS = [BY_KUBECTL[0] | {"rules": [{"apiGroups": [""], "resources": ["pods", "secrets"], "verbs": ["get"]}]}, *BY_KUBECTL[1:]]
OTHER_STATES = {
    "flux": {"flux-all.flux": [*SPACES, *READER, ROBOT, NOTES], "flux-none.flux": []},
    "argo": {"argo-all.argocd": [*SPACES, *READER, ROBOT, NOTES], "argo-none.argocd": []},
    "kept": {"kept-all.kept": [*SPACES, *KEPT, ROBOT, NOTES], "kept-some.kept": KEPT[:2], "kept-none.kept": []},
    "set": {"set-all.applyset": SET, "set-some.applyset": SET[:2], "set-none.applyset": []},
    "cfn": {"cfn-all.kubectl": [*SPACES, *BY_KUBECTL, ROBOT, NOTES], "cfn-some.kubectl": [*SPACES, *BY_KUBECTL[:2]], "cfn-role.kubectl": [*SPACES, *OTHER_ROLE, ROBOT, NOTES],
            "cfn-more.kubectl": [*SPACES, *MORE_RIGHTS, ROBOT, NOTES], "cfn-none.kubectl": []},
    "nest": {"nest-all.nested": named("nest", [*READER, *TILL, *NODES]), "nest-none.nested": []},
}


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

    def down(self):
        subprocess.run(["bash", str(apiserver.SERVER / "down.sh"), str(self.run)], capture_output=True, check=False)

    def stub(self, name, text):
        file = self.stubs / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def unstub(self, name):
        (self.stubs / name).unlink()

    def kubectl(self, *arguments, text=None):
        return subprocess.run(["kubectl", "--kubeconfig", str(self.kubeconfig), *arguments], input=text, capture_output=True, text=True, check=False)

    def synth(self):
        """The folders of all states."""
        states = self.folder / "states"
        states.mkdir()
        for stack, brought in [("platform", STATES), ("team", TEAM_STATES), *OTHER_STATES.items()]:
            for name, objects in brought.items():
                (states / f"{stack}.{name}.yaml").write_text(yaml.safe_dump_all(objects))
        apiserver.run("dotnet", "run", "--project", str(ROOT / "eng" / "Delivery"), "--", str(states))
        others = [name.partition(".")[0] for brought in OTHER_STATES.values() for name in brought]
        self.states = {name: next((states / name).glob("eks-access/shop/rbac/*")) for name in [*STATES, *TEAM_STATES, *others]}

    def apply(self, folder, *options):
        env = os.environ | {"KUBECONFIG": str(self.kubeconfig), "PATH": f"{self.stubs}{os.pathsep}{os.environ['PATH']}"}
        return subprocess.run(["sh", str(folder / "apply.sh"), *options], env=env, capture_output=True, text=True, check=False)

    def say(self, what, is_right, more=""):
        self.passed, self.failed = self.passed + is_right, self.failed + (not is_right)
        if not is_right:
            print(f"FAILED: {what}\n{more}", flush=True)

    def ends(self, what, done, code, *texts):
        said = done.stdout + done.stderr
        self.say(f"{what}: ends with {code} and says {texts}", done.returncode == code and all(text in said for text in texts), f"{done.returncode}\n{said}")

    def ask(self, path, body=None):
        request = urllib.request.Request(f"https://127.0.0.1:{self.port}{path}", body and json.dumps(body).encode(),
                                         {"Authorization": "Bearer admintoken", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, context=ssl._create_unverified_context(), timeout=30) as response:  # a server of our own, on loopback
            return json.load(response)

    def allows(self, group, verb, resource, space):
        spec = {"user": "somebody", "groups": [group], "resourceAttributes": {"verb": verb, "resource": resource, "namespace": space}}
        return self.ask("/apis/authorization.k8s.io/v1/subjectaccessreviews", {"apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview", "spec": spec})["status"].get("allowed", False)

    def may(self, what, *asked, answer=True):
        for one in asked:
            for _ in range(100):  # the server learns of its own objects by a watch
                if self.allows(*one) == answer:
                    break
                time.sleep(0.05)
            self.say(f"{what}: {one}", self.allows(*one) == answer, f"the server says {not answer}")

    def may_not(self, what, *asked):
        self.may(what, *asked, answer=False)

    def objects(self, owner=None):
        """Every object, or those of an owner, to the version."""
        found = {}
        for path in PATHS:
            for item in self.ask(path)["items"]:
                data = item["metadata"]
                if owner is None or (data.get("labels") or {}).get("eks-access/owner") == owner:
                    found[path, data.get("namespace"), data["name"]] = data["resourceVersion"]
        return found

    def has(self, kind, name, space):
        return self.kubectl("get", kind, name, "--namespace", space).returncode == 0


class Deployment:
    """What CloudFormation does with the custom resources of a stack, by the CDK's function as it was synthesized."""

    def __init__(self, bench):
        self.bench, self.live, self.tools = bench, {}, pathlib.Path(tempfile.mkdtemp(dir=bench.folder))

    @staticmethod
    def resources(assembly):
        """The custom resources by logical id, with what they come after; and the groups of the function."""
        made, groups = {}, []
        for file in sorted(assembly.glob("*.template.json")):
            template = json.loads(file.read_text())["Resources"]
            groups += [group for item in template.values() if item["Type"] == "AWS::EKS::AccessEntry" for group in item["Properties"]["KubernetesGroups"]]
            for name, item in template.items():
                if item["Type"] == "Custom::AWSCDK-EKS-KubernetesResource":
                    made[name] = (item["Properties"], set(item.get("DependsOn", [])), "Bindings" in file.name)
        function = next(path.parent for path in assembly.glob("asset.*/index.py") if (path.parent / "apply").is_dir())
        return made, groups, function

    def send(self, kind, name, manifest):
        """One event, as the group of the access entry; what the function answers."""
        script = "import index, json, sys; index.handler(json.load(sys.stdin), None)"
        event = {"RequestType": kind, "ResourceType": "Custom::AWSCDK-EKS-KubernetesResource", "LogicalResourceId": name,
                 "ResourceProperties": {"ClusterName": "shop", "Manifest": manifest}}
        env = os.environ | {"PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}", "TEST_OUTDIR": str(self.tools), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run([sys.executable, "-c", script], cwd=self.function, env=env, input=json.dumps(event), capture_output=True, text=True, check=False)

    def deploy(self, name):
        """Makes and changes in order, then deletes in reverse; stops at the first refusal, as CloudFormation does. What was refused, or None."""
        made, groups, self.function = self.resources(self.bench.states[name].parents[3])
        config = yaml.safe_load(self.bench.kubeconfig.read_text())
        config["users"][0]["user"] |= {"as": "lambda", "as-groups": groups}
        (self.tools / "login").write_text(yaml.safe_dump(config))
        (self.tools / "aws").write_text(f'#!/bin/sh\ncp "{self.tools}/login" "$6"\n')
        (self.tools / "aws").chmod(0o755)
        waiting = dict(made)
        while waiting:
            ready = [one for one, (_, after, is_binding) in waiting.items() if not after & set(waiting) and not (is_binding and any(not other[2] for other in waiting.values()))]
            for one in ready:
                manifest = waiting.pop(one)[0]["Manifest"]
                kind = None if self.live.get(one) == manifest else "Update" if one in self.live else "Create"
                if kind and (answer := self.send(kind, one, manifest)).returncode != 0:
                    return answer.stderr
                self.live[one] = manifest
        for one in reversed([one for one in self.live if one not in made]):
            self.send("Delete", one, self.live.pop(one))
        return None


def folders(bench):
    """Tools that apply folders take these: kubectl kustomize is what both build them by."""
    for name in ["flux-all", "flux-none", "argo-all", "argo-none"]:
        folder = bench.states[name]
        done = bench.kubectl("kustomize", str(folder))
        kinds = sorted(item["kind"] for item in yaml.safe_load_all(done.stdout) if item)
        bench.say(f"{name} is built", done.returncode == 0 and kinds == ([] if "none" in name else ["ConfigMap", "Namespace", "Namespace", "Role", "RoleBinding", "ServiceAccount"]), done.stderr + str(kinds))
        kept = [item for item in yaml.safe_load_all(done.stdout) if item and item["kind"] in ("Namespace", "ServiceAccount", "ConfigMap")]
        bench.say(f"{name}: what is never deleted says so", all(item["metadata"]["annotations"] for item in kept))


def namespaces(bench):
    """An owner that is kept to namespaces, applied by somebody who has nothing elsewhere."""
    devs, tills = ("kept-devs", "get", "pods", "shop"), ("kept-devs", "get", "pods", "till")
    before = bench.objects()
    bench.ends("kept to namespaces", bench.apply(bench.states["kept-all"]), 0, "8 objects, 0 replaced, 0 taken away")
    bench.may("kept to namespaces", devs, tills)
    admin = [role("keeper", space, "*", ["*"]) | {"rules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]} for space in ("shop", "till")]
    bench.kubectl("apply", "-f", "-", text=yaml.safe_dump_all([*admin, *(binding("keeper", "keeper", "keepers", space) for space in ("shop", "till"))]))
    whole = bench.kubeconfig.read_text()
    config = yaml.safe_load(whole)
    config["users"][0]["user"] |= {"as": "keeper", "as-groups": ["keepers"]}
    bench.kubeconfig.write_text(yaml.safe_dump(config))
    bench.ends("kept to namespaces, by one who has these alone", bench.apply(bench.states["kept-some"]), 0, "2 taken away")
    bench.kubeconfig.write_text(whole)
    bench.may("kept to namespaces, by one who has these alone", devs)
    bench.may_not("kept to namespaces, by one who has these alone", tills)
    bench.ends("kept to namespaces, the last", bench.apply(bench.states["kept-none"]), 0, "2 taken away")
    bench.may_not("kept to namespaces, the last", devs)
    bench.say("a service account and a config map stay", bench.has("serviceaccount", "robot", "shop") and bench.has("configmap", "notes", "shop"))
    bench.kubectl("delete", "serviceaccount/robot", "configmap/notes", "--namespace", "shop")  # so that another owner may bring them
    bench.say("nothing of others changed", all(bench.objects().get(one) == version for one, version in before.items() if one[0] != PATHS[0]))


def apply_set(bench):
    """kubectl's own inventory, by the command that is an output."""
    devs, maps, ops = ("set-devs", "get", "pods", "shop"), ("set-devs", "get", "configmaps", "shop"), ("set-ops", "get", "nodes", "")
    before = bench.objects()

    def run(name):
        folder = bench.states[name]
        command = (folder / "kustomization.yaml").read_text().splitlines()[0].removeprefix("# ")
        env = os.environ | {"KUBECONFIG": str(bench.kubeconfig)}
        return subprocess.run(["sh", "-c", command], cwd=folder.parents[3], env=env, capture_output=True, text=True, check=False)

    bench.ends("a set", run("set-all"), 0, "set-reader-devs serverside-applied")
    bench.may("a set", devs, maps, ops)
    bench.ends("a set, again", run("set-all"), 0)
    bench.ends("a set with less", run("set-some"), 0, "set-maps-devs pruned", "set-nodes-ops pruned")
    bench.may("a set with less", devs)
    bench.may_not("a set with less", maps, ops)
    bench.ends("a set with nothing", run("set-none"), 0, "set-reader-devs pruned")
    bench.may_not("a set with nothing", devs)
    bench.say("the inventory is there still", bench.has("configmap", bench.states["set-none"].name.lower(), "shop"))
    bench.say("a set leaves all else as it was", bench.objects() == before)


def kubectl_resources(bench):
    """Custom resources: what an administrator allowed, and nothing else."""
    devs, tills, ops = ("cfn-devs", "get", "pods", "shop"), ("cfn-devs", "get", "pods", "till"), ("cfn-ops", "get", "nodes", "")
    secrets, maps = ("cfn-devs", "get", "secrets", "shop"), ("cfn-devs", "get", "configmaps", "shop")

    def sets(name):
        """The folder that an administrator applies, and that of the custom resources, by the outputs of the stack."""
        assembly = bench.states[name].parents[3]
        commands = [output["Value"] for output in json.loads((assembly / f"{name.partition('-')[0]}.template.json").read_text())["Outputs"].values()]
        return [assembly / next(command for command in commands if command.endswith(end)).split()[1].removesuffix("/apply.sh") for end in ("/apply.sh", "--dry-run")]

    def first(name):
        return sets(name)[0]

    def applied_by(name):
        return sets(name)[1]

    stack = Deployment(bench)
    bench.kubectl("create", "namespace", "shop")
    before = bench.objects()
    bench.say("without an administrator nothing is made", "forbidden" in (stack.deploy("cfn-all") or "") and bench.objects() == before)
    bench.ends("the first set", bench.apply(first("cfn-all")), 0)
    bench.say("custom resources are made", (refused := stack.deploy("cfn-all")) is None, refused)
    bench.may("custom resources are made", devs, tills, ops)
    bench.ends("what is there is what was synthesized", bench.apply(applied_by("cfn-all"), "--dry-run"), 0, "would not be changed: 6 objects")
    bench.say("again, nothing", stack.deploy("cfn-all") is None)

    foreign = bench.kubectl("--as", "lambda", "--as-group", Deployment.resources(bench.states["cfn-all"].parents[3])[1][0], "create", "clusterrolebinding", "up", "--clusterrole=cluster-admin", "--group=x")
    bench.say("the function cannot give more", foreign.returncode != 0 and "attempting to grant RBAC permissions not currently held" in foreign.stderr, foreign.stderr)
    bench.say("a right that no administrator allowed is refused", "not currently held" in (stack.deploy("cfn-more") or ""))
    bench.may_not("a right that no administrator allowed is refused", secrets)
    bench.ends("an administrator allows it", bench.apply(first("cfn-more")), 0)
    bench.say("then it is given", (refused := stack.deploy("cfn-more")) is None, refused)
    bench.may("then it is given", secrets)
    bench.ends("an administrator takes it back", bench.apply(first("cfn-all")), 0)
    bench.say("and the stack", (refused := stack.deploy("cfn-all")) is None, refused)
    bench.may_not("and the stack", secrets)

    bench.ends("another role may be given", bench.apply(first("cfn-role")), 0)
    bench.say("another roleRef is another binding", (refused := stack.deploy("cfn-role")) is None, refused)
    bench.may("another roleRef is another binding", maps)
    bench.ends("the old binding is gone", bench.apply(applied_by("cfn-role"), "--dry-run"), 0, "would not be changed: 6 objects")
    bench.say("and back", (refused := stack.deploy("cfn-all")) is None, refused)
    bench.may_not("and back", maps)

    bench.say("fewer objects", (refused := stack.deploy("cfn-some")) is None, refused)
    bench.may("fewer objects", devs)
    bench.may_not("fewer objects", tills, ops)
    bench.say("a service account and a config map stay", bench.has("serviceaccount", "robot", "shop") and bench.has("configmap", "notes", "shop"))
    bench.say("all of them again", (refused := stack.deploy("cfn-all")) is None, refused)

    # The function says that it deleted what it may not delete.
    bench.ends("the first set shrinks too early", bench.apply(first("cfn-some")), 0)
    bench.say("the function reports success", stack.deploy("cfn-some") is None)
    bench.may("what could not be deleted is there", tills, ops)
    bench.ends("a trial of the script shows it", bench.apply(applied_by("cfn-some"), "--dry-run"), 0, "would be removed", "cfn-only-devs", "cfn-nodes-ops")
    bench.ends("the script takes it away", bench.apply(applied_by("cfn-some")), 0, "4 taken away")
    bench.may_not("the script takes it away", tills, ops)

    bench.say("the last object", stack.deploy("cfn-none") is None)
    bench.may_not("the last object", devs)
    everything = bench.objects()
    bench.kubectl("apply", "-f", "-", text=yaml.safe_dump(BY_KUBECTL[0]))
    everything = bench.objects()
    bench.ends("the first set again", bench.apply(first("cfn-all")), 0)
    bench.say("an object of somebody else is not taken", "AlreadyExists" in (stack.deploy("cfn-all") or ""))
    key = next(one for one in everything if one[2] == "cfn-reader")
    bench.say("and stays as it was", bench.objects()[key] == everything[key])

    nested = Deployment(bench)
    bench.ends("the first set of nested stacks", bench.apply(first("nest-all")), 0)
    bench.say("nested stacks", (refused := nested.deploy("nest-all")) is None, refused)
    bench.may("nested stacks", ("nest-devs", "get", "pods", "shop"), ("nest-ops", "get", "nodes", ""))
    bench.say("nested stacks, emptied", (refused := nested.deploy("nest-none")) is None, refused)
    bench.may_not("nested stacks, emptied", ("nest-devs", "get", "pods", "shop"), ("nest-ops", "get", "nodes", ""))


def steps(bench):
    base, team, shrunk = bench.states["base"], bench.states["team"], bench.states["shrunk"]
    owner, other = base.name, team.name
    bench.say("two owners", owner != other, f"{owner} {other}")
    bench.kubectl("create", "namespace", "shop")
    bench.ends("the other owner", bench.apply(team), 0, "4 objects, 0 replaced, 0 taken away")
    before = bench.objects(other)
    bench.say("the other owner has its objects", len(before) == 4, str(before))

    def step(what, state, allowed, denied, *texts):
        folder = bench.states[state]
        everything = bench.objects()
        bench.ends(f"{what}, tried", bench.apply(folder, "--dry-run"), 0, "nothing was written")
        bench.say(f"{what}: a trial changes nothing", bench.objects() == everything)
        bench.ends(what, bench.apply(folder), 0, *texts)
        bench.may(what, *allowed)
        bench.may_not(what, *denied)
        bench.may(what, *TEAM_ASKED)
        bench.say(f"{what}: the other owner's objects are as they were", bench.objects(other) == before)

    def again(what):
        bench.ends(f"{what}, taken back", bench.apply(base), 0)
        bench.may(f"{what}, taken back", DEVS, TILLS, OPS)

    bench.may_not("before", DEVS, TILLS, OPS)
    bench.ends("base, tried", bench.apply(base, "--dry-run"), 0, "would be created", "nothing was written")
    bench.may_not("base, tried", DEVS, TILLS, OPS)
    again("base")
    bench.ends("base, again", bench.apply(base), 0, "8 objects, 0 replaced, 0 taken away")

    for state, denied, kept in [("no-rolebinding", DEVS, (TILLS, OPS)), ("no-role", DEVS, (TILLS, OPS)), ("no-clusterrolebinding", OPS, (DEVS, TILLS)), ("no-clusterrole", OPS, (DEVS, TILLS))]:
        step(state, state, kept, [denied], "0 replaced, 1 taken away")
        again(state)

    step("last of a namespace", "no-till", [DEVS, OPS], [TILLS], "2 taken away")
    bench.say("the namespace is still there", bench.has("namespace", "till", "till"))
    again("last of a namespace")

    step("renamed", "renamed", [DEVS, TILLS, OPS], [], "1 taken away")
    bench.say("the old name is gone", bench.has("rolebinding", "readers", "shop") and not bench.has("rolebinding", "reader-devs", "shop"))
    written = bench.apply(base).stdout.splitlines()
    made, gone = f"rolebinding.{RBAC}/reader-devs created", f'rolebinding.{RBAC} "readers" deleted'
    bench.say("what is renamed is made before the old one goes", made in written and gone in written and written.index(made) < written.index(gone), written)

    step("another roleRef", "another-role", [("devs", "get", "configmaps", "shop"), TILLS, OPS], [DEVS], "1 replaced, 0 taken away")
    again("another roleRef")

    ten = bench.states["ten"]
    bench.ends("one of ten refused", bench.apply(ten), 1, "something was refused", 'namespaces "nowhere" not found', "taken away")
    bench.may("one of ten refused", DEVS, OPS, *TEAM_ASKED)
    bench.may_not("one of ten refused", TILLS)
    bench.say("the other nine are there", all(bench.has("role", f"r{number}", "shop") for number in range(8)) and bench.has("rolebinding", "nine", "shop"))
    bench.say("one of ten refused: the other owner's objects are as they were", bench.objects(other) == before)
    bench.kubectl("create", "namespace", "nowhere")
    bench.ends("one of ten, mended", bench.apply(ten), 0)
    again("one of ten")

    # An interruption: kubectl ends the script itself, before or after what it is asked for.
    call = f'"{shutil.which("kubectl")}" "$@"'
    for what, verb, first in [("before apply", "apply", ":"), ("after apply", "apply", call), ("before delete", "delete", ":"), ("after delete", "delete", call)]:
        bench.stub("kubectl", f'case " $* " in *" {verb} "*) {first}; kill -9 $PPID; exit 1 ;; *) exec {call} ;; esac')
        done = bench.apply(shrunk)
        bench.unstub("kubectl")
        bench.say(f"killed {what}", done.returncode != 0, done.stdout + done.stderr)
        bench.ends(f"killed {what}, again", bench.apply(shrunk), 0)
        bench.may(f"killed {what}, again", OPS, *TEAM_ASKED)
        bench.may_not(f"killed {what}, again", DEVS, TILLS)
        bench.say(f"killed {what}: the other owner's objects are as they were", bench.objects(other) == before)
        again(f"killed {what}")

    bench.stub("kubectl", f'case " $* " in *" apply "*) echo refused >&2; exit 1 ;; *) exec {call} ;; esac')
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
    greedy = bench.states["greedy"]
    everything = bench.objects()
    bench.ends("an object of another owner", bench.apply(greedy), 2, "Role shop/team, owner " + other, "nothing was written")
    bench.ends("an object of another owner, tried", bench.apply(greedy, "--dry-run"), 2, other)
    bench.say("nothing was written to it", bench.objects() == everything)
    bench.ends("taken over", bench.apply(greedy, "--take-over", other), 0)
    bench.may("taken over", DEVS, *TEAM_ASKED)
    fewer = bench.states["fewer"]
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

    step("no objects left", "nothing", [], [DEVS, TILLS, OPS], "0 objects, 0 replaced, 6 taken away")
    earlier("1a2b3c4d", *READER, *TILL)
    earlier("5e6f7a8b", *NODES)
    bench.may("of the version before", DEVS, TILLS, OPS)
    folder = bench.states["upgraded"]
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
    bench.ends("the last object of an owner", bench.apply(bench.states["nothing"]), 0, "6 taken away")
    bench.may_not("the last object of an owner", DEVS, TILLS, OPS)
    bench.say("namespaces are still there", bench.kubectl("get", "namespace", "shop", "till").returncode == 0)


def main(binaries):
    folder = pathlib.Path(tempfile.mkdtemp())
    bench = None
    try:
        bench = Bench(binaries, folder)
        bench.synth()
        for part in [steps, folders, namespaces, apply_set, kubectl_resources]:
            part(bench)
        print(f"{bench.passed} passed, {bench.failed} failed")
        return 1 if bench.failed else 0
    finally:
        if bench:
            bench.down()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
