#!/usr/bin/env python3
"""Holds every line of the report against reality: access entries as the EKS emulator has them, rights as a real Kubernetes API server decides.

usage: eng/reality.py BIN_DIR INPUT [INPUT ...]   (BIN_DIR as built by ../shared/tools/kube-apiserver/build.sh; needs moto[server], boto3 and ../shared)

For each input: deploys it on the emulator with the CDK CLI, reads the access entries back, starts an API server, applies the manifests that were synthesized, and binds
each access policy that an entry has, with the rules that AWS publishes for it, to the user of the entry: EKS decides so, and no API server knows these policies.
Then asks the server about each line of the report: everything that 'access' says somebody may do, the level of each line of 'levels' and that it is no higher one,
administrators, and, of a table of questions, that nothing is allowed that no line says.
"""
import concurrent.futures
import fnmatch
import itertools
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

import yaml

import apiserver
import emulator

ROOT = pathlib.Path(__file__).resolve().parent.parent
POLICIES = ROOT.parent / "shared" / "reference" / "data" / "access-policies.yaml"
LEVELS = {"view": ("view", "AmazonEKSViewPolicy"), "edit": ("edit", "AmazonEKSEditPolicy"), "admin": ("admin", "AmazonEKSAdminPolicy")}
ELSEWHERE = "nowhere-named"


def requests_of(rules, namespace):
    """Every single request that rules name; a wildcard is asked as itself."""
    for rule in rules or []:
        for verb, group, resource, name in itertools.product(rule["verbs"], rule.get("apiGroups") or [], rule.get("resources") or [], rule.get("resourceNames") or [""]):
            plain, _, subresource = resource.partition("/")
            yield {"verb": verb, "group": group, "resource": plain, "subresource": subresource, "name": name, "namespace": namespace}


def rules_in_words(words):
    """The rules of 'get, list pods, pods/log; patch deployments.apps named web'."""
    for rule in words.split("; "):
        rule, _, names = rule.partition(" named ")
        parts = rule.split(" ")
        last = next(place for place, part in enumerate(parts) if not part.endswith(","))
        verbs = [part.rstrip(",") for part in parts[:last + 1]]
        resources = [part.rstrip(",") for part in parts[last + 1:] if not part.startswith("/")]
        for resource in resources:
            full, slash, subresource = resource.partition("/")
            plain, _, group = full.partition(".")
            group = "*" if resource == "*" else group
            yield {"verbs": verbs, "apiGroups": [group], "resources": [plain + slash + subresource], "resourceNames": names.split(", ") if names else []}


class Server:
    """A real API server with the cluster's objects in it."""

    def __init__(self, binaries, run):
        subprocess.run(["bash", str(apiserver.SERVER / "up.sh"), binaries, str(run)], check=True, capture_output=True)
        self.kubectl = ["kubectl", "--kubeconfig", str(run / "kubeconfig")]
        self.kubeconfig = str(run / "kubeconfig")
        self.pool = concurrent.futures.ThreadPoolExecutor(8)
        self.asked = 0

    def apply(self, objects):
        if objects:
            subprocess.run([*self.kubectl, "apply", "-f", "-"], input=json.dumps({"apiVersion": "v1", "kind": "List", "items": objects}), text=True, check=True, capture_output=True)

    def rules(self, role):
        return json.loads(apiserver.run(*self.kubectl, "get", "clusterrole", role, "-o", "json"))["rules"]

    def allows(self, who, asked):
        """The answers to several questions about one user."""
        user, groups = who
        asked = list(asked)
        self.asked += len(asked)
        return list(self.pool.map(lambda one: apiserver.answer({
            "apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview",
            "spec": {"user": user, "groups": groups, "resourceAttributes": {key: value for key, value in one.items() if value}},
        }), asked))


def identity(username, groups):
    return username.replace("{{SessionName}}", "session").replace("{{SessionNameRaw}}", "session"), sorted({*groups, "system:authenticated"})


def subject(name):
    """The user and groups of a subject that no principal carries."""
    kind, _, rest = name.partition(":")
    if kind == "serviceaccount":
        space, _, account = rest.partition("/")
        return f"system:serviceaccount:{space}:{account}", ["system:serviceaccounts", f"system:serviceaccounts:{space}", "system:authenticated"]
    return (rest, ["system:authenticated"]) if kind == "user" else (f"somebody in {rest}", [rest, "system:authenticated"])


def policy_objects(policies, entries, namespaces):
    """Each access policy as a ClusterRole, bound to the users of the entries that have it, where their scope says."""
    used = sorted({policy for entry in entries.values() for policy, _, _ in entry["policies"]})
    objects = [{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": name.lower()}, "rules": policies[name]} for name in used]
    for number, entry in enumerate(entries.values()):
        user = {"kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": entry["identity"][0]}
        for place, (policy, scope, names) in enumerate(entry["policies"]):
            role = {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": policy.lower()}
            for space in [None] if scope == "cluster" else [space for space in namespaces if any(fnmatch.fnmatchcase(space, name) for name in names)]:
                objects.append({"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding" if space else "ClusterRoleBinding",
                                "metadata": {"name": f"access-policy-{number}-{place}"} | ({"namespace": space} if space else {}), "roleRef": role, "subjects": [user]})
    return objects


def who_is(report, resources, iam, eks):
    """The access entries of the cluster by what the report calls their principals."""
    found = {}
    for entry in report["entries"]:
        arn = entry["principalArn"]
        if arn is None and entry["logicalId"]:
            role = resources[entry["logicalId"]]["Properties"]["PrincipalArn"]["Fn::GetAtt"][0]
            arn = iam.get_role(RoleName=resources[role]["PhysicalId"])["Role"]["Arn"]
        if arn is None or entry["type"] != "STANDARD":
            continue
        made = eks.describe_access_entry(clusterName=report["cluster"], principalArn=arn)["accessEntry"]
        policies = eks.list_associated_access_policies(clusterName=report["cluster"], principalArn=arn)["associatedAccessPolicies"]
        usual = arn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/", 1) + "/{{SessionName}}" if ":role/" in arn else arn
        found[entry["principal"]] = {
            "identity": identity(made.get("username") or usual, made.get("kubernetesGroups") or []),
            "policies": [(one["policyArn"].split("/")[-1], one["accessScope"]["type"], one["accessScope"].get("namespaces") or []) for one in policies],
        }
    return found


class Report:
    """Asks the server about each line of a report."""

    def __init__(self, report, entries, policies, namespaces, server):
        self.report, self.entries, self.policies, self.namespaces, self.server = report, entries, policies, namespaces, server
        self.wrong = []
        self.lines = 0

    def identity(self, who):
        if who in self.entries:
            return self.entries[who]["identity"]
        return subject(who) if who.split(":")[0] in ("user", "group", "serviceaccount") else None

    def places(self, where):
        if where is None:
            return ["", *self.namespaces]
        return [space for space in self.namespaces if fnmatch.fnmatchcase(space, where)]

    def rules(self, may):
        if may == "everything":
            return self.policies["AmazonEKSClusterAdminPolicy"]
        if may in self.policies:
            return self.policies[may]
        if may.endswith("(built into Kubernetes)"):
            return self.server.rules(may.split(" ")[1])
        return [] if "(not in the input" in may or may == "nothing" else list(rules_in_words(may))

    def expect(self, line, who, asked, answer):
        asked = list(asked)
        for question, got in zip(asked, self.server.allows(who, asked), strict=True):
            if got != answer:
                self.wrong.append((line, who[0], question, f"the server says {got}"))

    def access(self):
        for row in self.report["access"]:
            who = self.identity(row["principal"])
            if who is None:
                continue
            self.lines += 1
            for place in self.places(row["namespace"]):
                self.expect(row, who, requests_of(self.rules(row["may"]), place), True)

    def has(self, who, level, place):
        """True where the server allows all that a role or a policy of a level gives."""
        role, policy = LEVELS[level]
        return any(rules and all(self.server.allows(who, requests_of(rules, place))) for rules in (self.server.rules(role), self.namespaced(self.policies[policy], place)))

    @staticmethod
    def namespaced(rules, place):
        # Whether a policy's rules for the namespace itself count under a namespace scope AWS does not say.
        kept = [rule | {"resources": [one for one in rule.get("resources") or [] if not place or one != "namespaces"]} for rule in rules]
        return [rule for rule in kept if rule["resources"]]

    def levels(self):
        everything = {"verb": "*", "group": "*", "resource": "*"}
        for row in self.report["levels"]:
            who = self.identity(row["who"])
            if who is None or row["maybe"]:
                continue
            self.lines += 1
            # What somebody has in a place of its own besides stands in a line of its own.
            for place in ["", ELSEWHERE] if row["namespace"] is None else self.places(row["namespace"])[:2]:
                is_admin = self.server.allows(who, [everything | {"namespace": place}])[0]
                held = "cluster-admin" if is_admin else next((level for level in ("admin", "edit", "view") if self.has(who, level, place)), "custom")
                # More than a level and less than the next is custom.
                if held != row["level"] and not (row["level"] == "custom" and held != "cluster-admin"):
                    self.wrong.append((row["level"], who[0], place, f"the server says {held}"))

    def nothing_else(self):
        for name, entry in self.entries.items():
            rows = [row for row in self.report["access"] if row["principal"] == name]
            for place in ["", *self.namespaces]:
                said = [request for row in rows if place in self.places(row["namespace"]) for request in requests_of(self.rules(row["may"]), place)]
                table = [{"verb": verb, "group": group, "resource": resource, "subresource": subresource, "name": "", "namespace": place}
                         for verb in apiserver.VERBS for group, resource, subresource in apiserver.RESOURCES]
                unsaid = [one for one in table if not any(self.covers(other, one) for other in said)]
                self.expect("no line says so", entry["identity"], unsaid, False)

    @staticmethod
    def covers(rule, request):
        whole = rule["resource"] + (f"/{rule['subresource']}" if rule["subresource"] else "")
        asked = request["resource"] + (f"/{request['subresource']}" if request["subresource"] else "")
        return (rule["verb"] in ("*", request["verb"]) and rule["group"] in ("*", request["group"]) and not rule["name"]
                and (whole in ("*", asked) or (rule["resource"] == "*" and rule["subresource"] == request["subresource"] != "")))

    def check(self):
        self.access()
        self.levels()
        self.nothing_else()


def check(source, binaries, folder):
    import boto3
    policies = {policy["name"]: policy["rules"] for policy in yaml.safe_load(POLICIES.read_text())["policies"]}
    port, out, run = emulator.free_port(), folder / "out", folder / "run"
    with open(folder / "emulator.log", "w") as log:
        moto = emulator.start(port, log)
        try:
            env = emulator.environment(port, "us-east-1")
            emulator.cdk(env, "synth", "-q", "-c", f"input={source}", "-o", str(out))
            report = json.loads(next(out.glob("eks-access/*/report.json")).read_text())
            env = emulator.environment(port, report["region"] or "us-east-1")
            emulator.cdk(env, "bootstrap", f"aws://{emulator.ACCOUNT}/{env['AWS_REGION']}")
            emulator.cdk(env, "deploy", "--require-approval", "never", "--all", "-c", f"input={source}", "-o", str(out))
            report = json.loads(next(out.glob("eks-access/*/report.json")).read_text())
            session = boto3.Session(aws_access_key_id="testing", aws_secret_access_key="testing", aws_session_token="testing", region_name=env["AWS_REGION"])
            endpoint = f"http://localhost:{port}"
            eks, iam = session.client("eks", endpoint_url=endpoint), session.client("iam", endpoint_url=endpoint)
            entries = who_is(report, emulator.deployed(session, endpoint, out), iam, eks)
        finally:
            moto.send_signal(signal.SIGTERM)
            moto.wait(10)
    try:
        server = Server(binaries, run)
        named = {row["namespace"] for row in report["access"] + report["levels"] if row["namespace"]}
        namespaces = sorted({name.replace("*", "x") for name in named} | {ELSEWHERE})
        server.apply([{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}} for name in namespaces])
        stubs = run / "stubs"
        stubs.mkdir()
        (stubs / "aws").write_text("#!/bin/sh\necho 111122223333\n")  # service accounts name the account, which nobody can be asked for here
        (stubs / "aws").chmod(0o755)
        for script in out.glob("eks-access/*/rbac/*/apply.sh"):
            apiserver.run("sh", str(script), "--skip-cluster-check", cwd=script.parent, env={"KUBECONFIG": server.kubeconfig, "PATH": f"{stubs}:{os.environ['PATH']}"})
        server.apply(policy_objects(policies, entries, namespaces))
        asked = Report(report, entries, policies, namespaces, server)
        asked.check()
        for line in asked.wrong[:10]:
            print(*line, sep=" | ")
        print(f"{source}: {asked.lines} lines of the report, {server.asked} questions as {len(entries)} principals, {len(asked.wrong)} answered differently")
        return len(asked.wrong)
    finally:
        subprocess.run(["bash", str(apiserver.SERVER / "down.sh"), str(run)], capture_output=True, check=False)


def main(binaries, inputs):
    wrong = 0
    for name in inputs:
        folder = pathlib.Path(tempfile.mkdtemp())
        try:
            wrong += check(pathlib.Path(name).resolve(), binaries, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
