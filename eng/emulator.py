#!/usr/bin/env python3
"""Deploys inputs to an EKS emulator with the real CDK CLI and holds what it reads back against the report.

usage: eng/emulator.py [-c KEY=VALUE ...] INPUT [INPUT ...]        (needs moto[server], boto3 and ../shared/tools/eks-emulator)

For each input: bootstrap, deploy all its stacks, read back = report.json and templates; deploy again with one grant more, read back; destroy, and nothing is left.
Access entries are held against the report; add-ons, capabilities and pod identity associations against the templates. What -c says goes to the CDK CLI.
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
EMULATOR = ROOT.parent / "shared" / "tools" / "eks-emulator" / "eks_moto.py"
CLI = ["npx", "-y", "aws-cdk@2.1148.1"]
ACCOUNT = "123456789012"
ADDED = "arn:aws:iam::111122223333:role/added-by-the-update"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(port, region):
    endpoint = f"http://localhost:{port}"
    return os.environ | {
        "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_SESSION_TOKEN": "testing",
        "AWS_REGION": region, "AWS_DEFAULT_REGION": region, "AWS_ENDPOINT_URL": endpoint,
        "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true", "CDK_DISABLE_VERSION_CHECK": "1",
    }


def start(port, log):
    server = subprocess.Popen([sys.executable, str(ROOT / "eng" / "emulator_server.py"), str(EMULATOR), "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log)
    for _ in range(600):  # some two minutes: a busy machine takes twenty seconds
        try:
            urllib.request.urlopen(f"http://localhost:{port}/moto-api/", timeout=1).read()
            return server
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the emulator did not start")


def cdk(env, *arguments):
    run = subprocess.run([*CLI, *arguments, "--no-notices"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=900)
    if run.returncode:
        print(run.stdout[-4000:], run.stderr[-4000:], sep="\n")
        raise SystemExit(f"cdk {arguments[0]} failed")
    return run


def expected(entry, made):
    """An entry of the report as EKS would read it back."""
    arn = entry["principalArn"] or made[entry["logicalId"]]
    policies = sorted((p["policy"], p["scope"], tuple(sorted(p["namespaces"]))) for p in entry["policies"])
    groups = tuple(sorted(entry["groups"]))
    return arn, (entry["type"], groups, entry["username"], tuple(policies))


def read_back(eks, cluster):
    found = {}
    for arn in eks.list_access_entries(clusterName=cluster)["accessEntries"]:
        entry = eks.describe_access_entry(clusterName=cluster, principalArn=arn)["accessEntry"]
        policies = eks.list_associated_access_policies(clusterName=cluster, principalArn=arn)["associatedAccessPolicies"]
        found[arn] = (entry.get("type") or "STANDARD", tuple(sorted(entry.get("kubernetesGroups") or [])), entry.get("username"),
                      tuple(sorted((p["policyArn"].split("/")[-1], p["accessScope"]["type"], tuple(sorted(p["accessScope"].get("namespaces") or [])))
                                   for p in policies)))
    return found


def deployed(session, endpoint, out):
    """The resources of all templates by their logical IDs, each with the physical one."""
    cloudformation = session.client("cloudformation", endpoint_url=endpoint)
    found = {}
    for template in sorted(out.glob("*.template.json")):
        stack = template.name.removesuffix(".template.json")
        ids = {r["LogicalResourceId"]: r.get("PhysicalResourceId") for r in cloudformation.describe_stack_resources(StackName=stack)["StackResources"]}
        found |= {name: resource | {"PhysicalId": ids[name]} for name, resource in json.loads(template.read_text())["Resources"].items()}
    return found


def of_type(resources, name):
    return [resource["Properties"] for resource in resources.values() if resource["Type"] == name]


def of_pods(eks, cluster):
    """The add-ons, capabilities and pod identity associations of a cluster; of associations also whether they take on another role."""
    associations = [eks.describe_pod_identity_association(clusterName=cluster, associationId=one["associationId"])["association"]
                    for one in eks.list_pod_identity_associations(clusterName=cluster)["associations"]]
    return (sorted(eks.list_addons(clusterName=cluster)["addons"]), sorted(one["capabilityName"] for one in eks.list_capabilities(clusterName=cluster)["capabilities"]),
            sorted((one["namespace"], one["serviceAccount"], one.get("targetRoleArn") or "") for one in associations))


def of_pods_in(resources):
    addons = of_type(resources, "AWS::EKS::Addon")
    own = [("kube-system", pod["ServiceAccount"], "") for addon in addons for pod in addon.get("PodIdentityAssociations", [])]
    return (sorted(addon["AddonName"] for addon in addons), sorted(one["CapabilityName"] for one in of_type(resources, "AWS::EKS::Capability")),
            sorted(own + [(one["Namespace"], one["ServiceAccount"], one.get("TargetRoleArn") or "") for one in of_type(resources, "AWS::EKS::PodIdentityAssociation")]))


def compare(session, endpoint, out, report):
    eks, iam = session.client("eks", endpoint_url=endpoint), session.client("iam", endpoint_url=endpoint)
    resources = deployed(session, endpoint, out)
    made = {}
    for logical, resource in resources.items():
        if resource["Type"] == "AWS::EKS::AccessEntry" and isinstance(resource["Properties"]["PrincipalArn"], dict):
            role = resource["Properties"]["PrincipalArn"]["Fn::GetAtt"][0]
            made[logical] = iam.get_role(RoleName=resources[role]["PhysicalId"])["Role"]["Arn"]
    want = dict(expected(entry, made) for entry in report["entries"] if entry["logicalId"])
    have = read_back(eks, report["cluster"])
    for arn in sorted(want.keys() | have.keys()):
        ours, theirs = want.get(arn), have.get(arn)
        # EKS fills in a user name where the entry gives none
        if ours and theirs and (ours[0], ours[1], ours[3]) == (theirs[0], theirs[1], theirs[3]) and ours[2] in (None, theirs[2]):
            continue
        raise SystemExit(f"{report['cluster']}: the report says {arn} = {ours}, read back {theirs}")
    ours, theirs = of_pods_in(resources), of_pods(eks, report["cluster"])
    if ours != theirs:
        raise SystemExit(f"{report['cluster']}: the templates say {ours}, read back {theirs}")
    return len(want)


def left(session, endpoint, cluster):
    """What a destroyed cluster leaves: itself, roles, OIDC providers."""
    eks, iam = session.client("eks", endpoint_url=endpoint), session.client("iam", endpoint_url=endpoint)
    roles = [role["RoleName"] for role in iam.list_roles()["Roles"] if not role["RoleName"].startswith("cdk-")]
    return [name for name in eks.list_clusters()["clusters"] if name == cluster] + roles + iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]


def with_one_grant_more(source, folder):
    """A copy of an input whose ClusterConfig lets in one role more."""
    import yaml
    copy = folder / "input"
    shutil.copytree(source, copy) if source.is_dir() else shutil.copy(source, copy)
    for path in sorted(copy.rglob("*.y*ml")):
        documents = list(yaml.safe_load_all(path.read_text()))
        if not any(d and d.get("kind") == "ClusterConfig" for d in documents):
            continue
        for document in documents:
            if document and document.get("kind") == "ClusterConfig":
                access = document.setdefault("accessConfig", {})
                access.setdefault("accessEntries", []).append({"principalARN": ADDED, "kubernetesGroups": ["added"]})
        path.write_text(yaml.safe_dump_all(documents, sort_keys=False))
        return copy
    raise SystemExit(f"{source}: no ClusterConfig to add a grant to")


def main(inputs, context):
    import boto3
    for name in inputs:
        source = pathlib.Path(name).resolve()
        folder = pathlib.Path(tempfile.mkdtemp())
        port = free_port()
        log = open(folder / "emulator.log", "w")
        server = start(port, log)
        try:
            out = folder / "out"
            env = environment(port, "us-east-1")
            cdk(env, "synth", "-q", *context, "-c", f"input={source}", "-o", str(out))
            report = json.loads(next(out.glob("eks-access/*/report.json")).read_text())
            env = environment(port, report["region"])
            session = boto3.Session(aws_access_key_id="testing", aws_secret_access_key="testing", aws_session_token="testing", region_name=report["region"])
            endpoint = f"http://localhost:{port}"
            cdk(env, "bootstrap", f"aws://{ACCOUNT}/{report['region']}")
            cdk(env, "deploy", "--require-approval", "never", "--all", *context, "-c", f"input={source}", "-o", str(out))
            first = compare(session, endpoint, out, json.loads(next(out.glob("eks-access/*/report.json")).read_text()))
            stacks = list(out.glob("*.template.json"))
            more = with_one_grant_more(source, folder)
            cdk(env, "deploy", "--require-approval", "never", "--all", *context, "-c", f"input={more}", "-o", str(out))
            second = compare(session, endpoint, out, json.loads(next(out.glob("eks-access/*/report.json")).read_text()))
            if second != first + 1:
                raise SystemExit(f"{name}: one grant more made {second - first} entries more")
            cdk(env, "destroy", "--force", "--all", *context, "-c", f"input={more}", "-o", str(out))
            rest = left(session, endpoint, report["cluster"])
            if rest:
                raise SystemExit(f"{name}: destroyed, and these are left: {rest}")
            print(f"{name}: deployed {first} entries in {len(stacks)} stacks, updated to {second}, destroyed; the read-back equals the report")
        except SystemExit:
            lines = (folder / "emulator.log").read_text().splitlines()
            print("the emulator's last words:", *[line for line in lines if "HTTP/1.1" not in line][-15:], sep="\n  ")
            raise
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)
            log.close()
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("-c", action="append", default=[])
    options.add_argument("inputs", nargs="+")
    asked = options.parse_args()
    main(asked.inputs, [word for pair in asked.c for word in ("-c", pair)])
