#!/usr/bin/env python3
"""Makes a cluster, collects what it has with the script of eks-access drift, changes it behind the back of the files, and looks at what drift says.

usage: eng/drift.py BIN_DIR     (BIN_DIR as built by ../shared/tools/kube-apiserver/build.sh; needs moto[server], boto3, the AWS CLI, kubectl and ../shared)

Access entries are those that samples/quickstart asks for, made on the EKS emulator as eks-access expected prints them; RBAC is in a real API server with all that it makes itself. Ends with: N passed, N failed.
"""
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

import apiserver
import emulator
import kubeconfig

SAMPLE = emulator.ROOT / "samples" / "quickstart"
PORT = "17443"
ROLE = f"arn:aws:iam::{emulator.ACCOUNT}:role/"


def username(arn, given):
    """The user name, as EKS makes it where none is given; the emulator makes another one."""
    return ["--username", given or f"arn:aws:sts::{emulator.ACCOUNT}:assumed-role/{arn.split('/')[-1]}/{{{{SessionName}}}}"]


def main(binaries):
    folder = pathlib.Path(tempfile.mkdtemp())
    run, files = folder / "run", folder / "files"
    files.mkdir()
    for file in SAMPLE.glob("*.yaml"):  # in the account of the emulator
        (files / file.name).write_text(file.read_text().replace("111122223333", emulator.ACCOUNT))
    port = emulator.free_port()
    env = emulator.environment(port, "eu-west-1")
    log = open(folder / "emulator.log", "w")
    moto = emulator.start(port, log)
    collections = 0
    try:
        subprocess.run(["bash", str(apiserver.SERVER / "up.sh"), binaries, str(run), PORT], check=True, capture_output=True)
        env |= {"KUBECONFIG": str(run / "kubeconfig")}

        def aws(*words):
            done = subprocess.run(["aws", *words, "--output", "json"], env=env, capture_output=True, text=True)
            kubeconfig.expect(f"aws {words[1]} {done.stderr}", done.returncode, 0)
            return done.stdout

        def kubectl(*words, **options):
            return subprocess.run(["kubectl", *words], env=env, check=True, capture_output=True, text=True, **options).stdout

        def tool(*words):
            return subprocess.run([*kubeconfig.tool(), *words], env=env, capture_output=True, text=True, cwd=folder)

        def collected():
            nonlocal collections
            collections += 1
            name = f"actual-{collections}"
            done = subprocess.run(["sh", str(folder / "collect.sh"), "--skip-cluster-check", "shop", name], env=env, cwd=folder, capture_output=True, text=True)
            kubeconfig.expect(f"collect.sh {done.stderr}", done.returncode, 0)
            return name

        def drift():
            done = tool("drift", str(files), "--actual", collected(), "--format", "json")
            cluster = json.loads(done.stdout)["clusters"][0]
            told = {(one["kind"], one["what"], one["name"].removeprefix(ROLE)): {field["name"]: field["actual"] for field in one["fields"]}
                    for one in cluster["drift"] if not one["eksOwn"]}
            return done.returncode, told, cluster

        (folder / "collect.sh").write_text(tool("drift", "--collect-script").stdout)
        # What should be.
        expected = json.loads(tool("expected", str(files)).stdout)["clusters"][0]
        cluster = {"Type": "AWS::EKS::Cluster", "Properties": {
            "Name": "shop", "RoleArn": f"{ROLE}cluster", "Version": expected["version"], "ResourcesVpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"]},
            "AccessConfig": {"AuthenticationMode": expected["authenticationMode"], "BootstrapClusterCreatorAdminPermissions": False}}}
        aws("cloudformation", "create-stack", "--stack-name", "shop", "--template-body", json.dumps({"Resources": {"Cluster": cluster}}))
        for entry in expected["accessEntries"]:
            who = ["--cluster-name", "shop", "--principal-arn", entry.get("principalArn", f"{ROLE}shop-nodes")]
            named = username(who[3], entry.get("username")) if entry["type"] == "STANDARD" else []
            grouped = ["--kubernetes-groups", *entry["kubernetesGroups"]] if entry["kubernetesGroups"] else []
            aws("eks", "create-access-entry", *who, "--type", entry["type"], *named, *grouped)
            for policy in entry["accessPolicies"]:
                aws("eks", "associate-access-policy", *who, "--policy-arn", f"arn:aws:eks::aws:cluster-access-policy/{policy['policy']}",
                    "--access-scope", json.dumps({"type": policy["scopeType"]} | ({"namespaces": policy["namespaces"]} if "namespaces" in policy else {})))
        wrong = subprocess.run(["sh", "collect.sh", "shop", "elsewhere"], env=env, cwd=folder, capture_output=True, text=True)
        kubeconfig.expect(f"another server: {wrong.stderr}", (wrong.returncode, "kubectl asks" in wrong.stderr), (2, True))
        kubectl("create", "namespace", "shop")
        for manifest in sorted(files.glob("*rbac*.yaml")):
            subprocess.run(["kubectl", "apply", "-f", str(manifest)], env=env, check=True, capture_output=True)
        code, told, cluster = drift()
        kubeconfig.expect("as it should be", told, {})
        kubeconfig.expect("EKS's own", sum(one["eksOwn"] for one in cluster["drift"]) > 50, True)

        # Behind its back.
        aws("eks", "create-access-entry", "--cluster-name", "shop", "--principal-arn", f"{ROLE}contractor", "--kubernetes-groups", "shop-developers")
        aws("eks", "associate-access-policy", "--cluster-name", "shop", "--principal-arn", f"{ROLE}contractor", "--access-scope", "type=cluster",
            "--policy-arn", "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy")
        aws("eks", "delete-access-entry", "--cluster-name", "shop", "--principal-arn", f"{ROLE}nightly-deploy")
        developers = ["--cluster-name", "shop", "--principal-arn", f"{ROLE}shop-developers"]
        aws("eks", "delete-access-entry", *developers)  # the emulator updates no entries
        aws("eks", "create-access-entry", *developers, *username(developers[3], None), "--kubernetes-groups", "shop-developers", "more")
        aws("eks", "associate-access-policy", *developers, "--policy-arn", "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            "--access-scope", "type=namespace,namespaces=shop")
        kubectl("create", "clusterrolebinding", "quick-fix", "--clusterrole", "cluster-admin", "--group", "shop-developers")
        kubectl("patch", "role", "deployer", "--namespace", "shop", "--type", "json", "--patch",
                '[{"op": "add", "path": "/rules/-", "value": {"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}}]')
        code, told, cluster = drift()
        kubeconfig.expect("exit code", code, 1)
        kubeconfig.expect("what differs", sorted(told), sorted([
            ("extra", "access entry", "contractor"), ("missing", "access entry", "nightly-deploy"), ("different", "access entry", "shop-developers"),
            ("extra", "ClusterRoleBinding", "quick-fix"), ("different", "Role", "shop/deployer")]))
        kubeconfig.expect("groups", told[("different", "access entry", "shop-developers")], {"kubernetesGroups": "more, shop-developers"})
        kubeconfig.expect("policies", told[("extra", "access entry", "contractor")]["accessPolicies"], "AmazonEKSClusterAdminPolicy (cluster)")
        rights = cluster["rights"]
        kubeconfig.expect("new administrators", sorted(set(rights["administratorsAfter"]) - set(rights["administratorsBefore"])),
                          [f"{ROLE}contractor", f"{ROLE}shop-developers"])

        # Put back.
        aws("eks", "delete-access-entry", "--cluster-name", "shop", "--principal-arn", f"{ROLE}contractor")
        kubectl("delete", "clusterrolebinding", "quick-fix")
        _, told, _ = drift()
        kubeconfig.expect("what is put back is told no more", [one for one in told if one[0] == "extra"], [])
    finally:
        subprocess.run(["bash", str(apiserver.SERVER / "down.sh"), str(run)], capture_output=True, check=False)
        moto.send_signal(signal.SIGTERM)
        moto.wait(10)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{kubeconfig.passed} passed, {kubeconfig.failed} failed")
    return 1 if kubeconfig.failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
