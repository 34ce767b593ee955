#!/usr/bin/env python3
"""Moves the pods of samples/kube2iam to EKS Pod Identity on an EKS emulator with the real tool and the real CDK CLI.

usage: eng/emulator_pods.py     (needs moto[server], boto3 and ../shared/tools/eks-emulator)

A cluster and the roles exist; eks-access plans; the trusts are merged as the plan says; the written ClusterConfig is deployed; the associations read back are
those of the plan, and the trust read back is the old statement with the new one behind it. Where kubectl is, its kustomize takes the patches of the last
phase, and no annotation of kube2iam is left in the manifests.
"""
import json
import pathlib
import shutil
import subprocess
import tempfile

import emulator

REGION = "eu-west-1"
NODES = f"arn:aws:iam::{emulator.ACCOUNT}:role/nodes"
OLD = {"Effect": "Allow", "Principal": {"AWS": NODES}, "Action": "sts:AssumeRole"}
ROLES = {"cart": "/", "report-daily": "/shop/"}


def prepare(eks, iam):
    for name, path in ROLES.items():
        iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [OLD]}))
    eks.create_cluster(name="shop", roleArn=f"arn:aws:iam::{emulator.ACCOUNT}:role/cluster", resourcesVpcConfig={})


def plan(folder):
    tool = ["dotnet", "run", "--project", "src/EksAccessConstructs.Cli", "-c", "Release", "-v", "q", "--"]
    run = subprocess.run([*tool, "migrate", "pods", "samples/kube2iam", "--to", "pod-identity", "--cluster", "shop", "--region", REGION,
                          "--instance-profile", f"arn:aws:iam::{emulator.ACCOUNT}:instance-profile/nodes", "--out", str(folder)],
                         cwd=emulator.ROOT, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"eks-access migrate pods failed: {run.stdout}{run.stderr}")


def merge_trust(iam, folder):
    for name in ROLES:
        document = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
        document["Statement"] += json.loads((folder / "trust" / f"{name}.json").read_text())["Statement"]
        iam.update_assume_role_policy(RoleName=name, PolicyDocument=json.dumps(document))


def read_back(eks, iam):
    associations = {}
    for one in eks.list_pod_identity_associations(clusterName="shop")["associations"]:
        found = eks.describe_pod_identity_association(clusterName="shop", associationId=one["associationId"])["association"]
        associations[f"{found['namespace']}/{found['serviceAccount']}"] = found["roleArn"]
    want = {"shop/cart": f"arn:aws:iam::{emulator.ACCOUNT}:role/cart", "shop/report": f"arn:aws:iam::{emulator.ACCOUNT}:role/shop/report-daily"}
    if associations != want:
        raise SystemExit(f"read back {associations}, not {want}")
    for name, account in (("cart", "cart"), ("report-daily", "report")):
        first, second = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]["Statement"]
        tags = second["Condition"]["StringEquals"]
        if first != OLD or tags["aws:RequestTag/kubernetes-service-account"] != account or tags["aws:RequestTag/kubernetes-namespace"] != "shop":
            raise SystemExit(f"the trust of {name} reads back as {first} and {second}")
    return associations


def take_away(folder):
    manifests = emulator.ROOT / "samples" / "kube2iam" / "shop.yaml"
    shutil.copy(manifests, folder / "shop.yaml")
    (folder / "kustomization.yaml").write_text("resources: [shop.yaml]\ncomponents: [remove]\n")
    run = subprocess.run(["kubectl", "kustomize", str(folder)], capture_output=True, text=True)
    if run.returncode or "iam.amazonaws.com" not in manifests.read_text() or "iam.amazonaws.com" in run.stdout or "kind: CronJob" not in run.stdout:
        raise SystemExit(f"kubectl kustomize with the patches of the last phase: {run.stdout}{run.stderr}")
    print("kustomize takes the annotations of kube2iam away")


def main():
    import boto3
    folder = pathlib.Path(tempfile.mkdtemp())
    port = emulator.free_port()
    with open(folder / "emulator.log", "w") as log:
        server = emulator.start(port, log)
        try:
            env = emulator.environment(port, REGION)
            endpoint = f"http://localhost:{port}"
            session = boto3.Session(aws_access_key_id="testing", aws_secret_access_key="testing", aws_session_token="testing", region_name=REGION)
            eks, iam = session.client("eks", endpoint_url=endpoint), session.client("iam", endpoint_url=endpoint)
            prepare(eks, iam)
            plan(folder / "plan")
            merge_trust(iam, folder / "plan")
            emulator.cdk(env, "bootstrap", f"aws://{emulator.ACCOUNT}/{REGION}")
            emulator.cdk(env, "deploy", "--require-approval", "never", "-c", f"input={folder / 'plan' / 'cluster-config.yaml'}", "-c", "existing=shop", "-c", "defaults=eksctl",
                         "-o", str(folder / "out"))
            for account, role in sorted(read_back(eks, iam).items()):
                print(f"{account}: {role}; the association and the trust read back as planned")
            if shutil.which("kubectl"):
                take_away(folder / "plan")
        finally:
            server.terminate()
            server.wait(10)
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
