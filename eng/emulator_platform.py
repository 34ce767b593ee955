#!/usr/bin/env python3
"""Deploys samples/Platform, changes it, takes rights away and destroys it, with the real CDK CLI on an EKS emulator.

usage: eng/emulator_platform.py [BIN_DIR]     (needs moto[server], boto3 and ../shared/tools/eks-emulator; BIN_DIR as built by ../shared/tools/kube-apiserver/build.sh)

After each deployment the access entries and pod identity associations that both clusters have must be those written down here. With BIN_DIR the commands that the
stacks print are run against a real API server, which is asked who may do what. Ends with one line: N passed, N failed.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import delivery
import emulator

REGION = "eu-west-1"
APP = ["--app", "dotnet run --no-build --project samples/Platform"]
STACKS = ["platform-shop", "platform-data", "platform-teams", "platform-monitoring"]
PRINCIPALS = f"arn:aws:iam::{emulator.ACCOUNT}:role/"
VIEW, EDIT, ADMIN = "AmazonEKSViewPolicy", "AmazonEKSEditPolicy", "AmazonEKSClusterAdminPolicy"

# The cluster that is there before.
LEGACY = {"Type": "AWS::EKS::Cluster", "Properties": {"Name": "legacy", "RoleArn": f"{PRINCIPALS}legacy", "ResourcesVpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"]},
                                                      "AccessConfig": {"AuthenticationMode": "API_AND_CONFIG_MAP"}}}

# Who is let in by the stacks, by the logical id of the role or its ARN: type, groups, and policies with their namespaces. The entry of nodes is made by EKS.
ALWAYS = {"AdminRole": ("STANDARD", (), ((ADMIN, ()),)), "ShopRole": ("STANDARD", ("shop",), ())}
SUPPORT = {"SupportRole": ("STANDARD", (), ((VIEW, ("shop",)),))}
DATA = {"DataRole": ("STANDARD", ("data",), ())}
PIPELINE = {f"{PRINCIPALS}shop-pipeline": ("STANDARD", (), ((EDIT, ("shop", "shop-test")),))}
ENTRIES = [
    {"shop": ALWAYS | SUPPORT | DATA, "legacy": SUPPORT},
    {"shop": ALWAYS | SUPPORT | DATA | PIPELINE, "legacy": SUPPORT},
    {"shop": ALWAYS | PIPELINE, "legacy": {}},
]
PODS = {("kube-system", "aws-node"), ("kube-system", "ebs-csi-controller-sa"), ("shop", "orders"), ("monitoring", "agent")}

# Who may do what by RBAC after each step: a group, or the service account of the monitoring; verb, resource, namespace.
ALWAYS_MAY = [("shop", "create", "deployments", "shop"), ("shop", "get", "pods", "shop-test")]
DATA_MAY = [("data", "get", "pods", "data")]
DEBUG = [("shop", "create", "pods/exec", "shop-test")]
NODES = [("agent", "list", "nodes", "")]
MAY = [[*ALWAYS_MAY, *DATA_MAY, *NODES], [*ALWAYS_MAY, *DATA_MAY, *NODES, *DEBUG], [*ALWAYS_MAY, *DEBUG]]
MAY_NOT = [DEBUG, [("shop", "create", "roles", "shop")], [*DATA_MAY, *NODES]]
QUOTA = ["20", "40", "40"]


def deployed(cloudformation):
    """What the stacks made: the physical ids by logical id, and the outputs."""
    made, outputs = {}, {}
    for stack in STACKS:
        made |= {one["LogicalResourceId"]: one.get("PhysicalResourceId") for one in cloudformation.describe_stack_resources(StackName=stack)["StackResources"]}
        outputs |= {one["OutputKey"]: one["OutputValue"] for one in cloudformation.describe_stacks(StackName=stack)["Stacks"][0].get("Outputs", [])}
    return made, outputs


def entries(eks, iam, cluster, made):
    """Who is let into a cluster, as ENTRIES has it."""
    names = {iam.get_role(RoleName=made[role])["Role"]["Arn"]: role for role in made if role in {"AdminRole", "ShopRole", "SupportRole", "DataRole"}}
    return {names.get(arn, arn): (kind, groups, tuple((policy, spaces) for policy, _, spaces in policies))
            for arn, (kind, groups, _, policies) in emulator.read_back(eks, cluster).items()}


def ask(bench, step, outputs, out):
    """Runs the commands of the stacks for cluster shop, and asks the server."""
    for key, command in sorted(outputs.items()):
        if key.startswith("RbacCommand"):
            script = out / command.removeprefix("sh ")
            bench.ends(f"step {step}: {command}", bench.apply(script.parent), 0)
    for answer, asked in [("yes", MAY[step]), ("no", MAY_NOT[step])]:
        for one in asked:
            bench.say(f"step {step}: {one}: {answer}", answers(bench, answer, *one))
    quota = json.loads(bench.kubectl("get", "resourcequota", "shop", "--namespace", "shop", "-o", "json").stdout)
    bench.say(f"step {step}: the quota of shop", quota["spec"]["hard"]["requests.cpu"] == QUOTA[step], json.dumps(quota["spec"]))
    policies = json.loads(bench.kubectl("get", "networkpolicy", "--namespace", "data", "-o", "json").stdout)["items"]
    bench.say(f"step {step}: the network policy of data", len(policies) == (1 if step < 2 else 0), json.dumps(policies))


def answers(bench, expected, who, verb, resource, space):
    """Whether the server comes to a yes or a no; it learns of its own objects by a watch."""
    name = ["--as", "system:serviceaccount:monitoring:agent"] if who == "agent" else ["--as", "somebody", "--as-group", who]
    where = ["--namespace", space] if space else ["--all-namespaces"]
    kind, _, part = resource.partition("/")
    asked = [verb, kind, *(["--subresource", part] if part else []), *name, *where]
    return any(bench.kubectl("auth", "can-i", *asked).stdout.startswith(expected) for _ in range(30))


def left(session, endpoint):
    """What is there after everything is destroyed but the cluster that was there before."""
    clients = {name: session.client(name, endpoint_url=endpoint) for name in ["eks", "iam", "rds", "elbv2", "ec2"]}
    return [*(name for name in clients["eks"].list_clusters()["clusters"] if name != "legacy"), *clients["eks"].list_access_entries(clusterName="legacy")["accessEntries"],
            *(role["RoleName"] for role in clients["iam"].list_roles()["Roles"] if not role["RoleName"].startswith("cdk-")),
            *(one["DBInstanceIdentifier"] for one in clients["rds"].describe_db_instances()["DBInstances"]),
            *(one["LoadBalancerName"] for one in clients["elbv2"].describe_load_balancers()["LoadBalancers"])]


class Tally:
    """Counts what holds, where there is no API server."""

    def __init__(self):
        self.passed = self.failed = 0

    say = delivery.Bench.say


def steps(bench, env, session, endpoint, folder):
    eks, iam, cloudformation = (session.client(name, endpoint_url=endpoint) for name in ["eks", "iam", "cloudformation"])
    cloudformation.create_stack(StackName="before", TemplateBody=json.dumps({"Resources": {"Legacy": LEGACY}}))
    emulator.cdk(env, "bootstrap", f"aws://{emulator.ACCOUNT}/{REGION}")
    for step, want in enumerate(ENTRIES):
        out = folder / f"out{step}"
        # The emulator finds change sets by their name alone, which the CLI gives to those of all stacks.
        emulator.cdk(env, "deploy", *APP, "--method", "direct", "--require-approval", "never", "--all", "-c", f"step={step}", "-o", str(out))
        made, outputs = deployed(cloudformation)
        for cluster, lets_in in want.items():
            have = entries(eks, iam, cluster, made)
            bench.say(f"step {step}: the entries of {cluster}", have == lets_in, f"  read back {have}\n  not       {lets_in}")
        pods = {(one["namespace"], one["serviceAccount"]) for one in eks.list_pod_identity_associations(clusterName="shop")["associations"]}
        bench.say(f"step {step}: the pods with AWS rights", pods == PODS, str(pods))
        if isinstance(bench, delivery.Bench):
            ask(bench, step, {key: value for key, value in outputs.items() if "/shop/" in value}, out)
    emulator.cdk(env, "destroy", *APP, "--force", "--all", "-c", "step=2", "-o", str(folder / "out2"))
    bench.say("destroyed, and nothing is left", left(session, endpoint) == [], str(left(session, endpoint)))


def main(binaries):
    import boto3
    folder = pathlib.Path(tempfile.mkdtemp())
    port = emulator.free_port()
    bench = delivery.Bench(binaries, folder) if binaries else Tally()
    with open(folder / "emulator.log", "w") as log:
        server = emulator.start(port, log)
        try:
            subprocess.run(["dotnet", "build", "-v", "q", "--nologo", "samples/Platform"], cwd=emulator.ROOT, check=True)
            session = boto3.Session(aws_access_key_id="testing", aws_secret_access_key="testing", aws_session_token="testing", region_name=REGION)
            steps(bench, emulator.environment(port, REGION), session, f"http://localhost:{port}", folder)
        finally:
            server.terminate()
            server.wait(10)
            if binaries:
                bench.down()
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{bench.passed} passed, {bench.failed} failed")
    return 1 if bench.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
