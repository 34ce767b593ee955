#!/usr/bin/env python3
"""The EKS emulator, with what it lacks to deploy and destroy a whole cluster with its network.

usage: eng/emulator_server.py EMULATOR [its arguments]

- EKS makes a security group for each cluster, and templates open it to nodes; the emulator only names one. Here it is made when it is first asked for.
- Types that it lacks: egress rules, which open the control plane's group to self-managed nodes; OIDC providers of IAM; generated secrets, and what ties them to a database; policies of queues.
- A stack that a change set made or changed has its outputs, and other stacks read what it exports or, by Fn::GetStackOutput, puts out.
- Route tables are deleted with their stack, or their network could not be.
- On deletion the emulator looks at properties as the template writes them, so that a reference to the cluster is no name. Here it gets the resolved ones.
"""
import json
import runpy
import secrets
import sys

from moto.cloudformation import parsing
from moto.cloudformation.models import CloudFormationBackend, cloudformation_backends
from moto.cloudformation.parsing import ResourceMap
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.models.security_groups import SecurityGroup, SecurityGroupBackend
from moto.eks.exceptions import ResourceNotFoundException
from moto.iam.models import iam_backends
from moto.secretsmanager.models import secretsmanager_backends
from moto.sqs.models import sqs_backends

CLUSTER_GROUP = "sg-0c1u57e4000000000"  # what the emulator answers for ClusterSecurityGroupId

clean = parsing.clean_json
execute = CloudFormationBackend.execute_change_set
find = SecurityGroupBackend.get_security_group_from_id
delete = ResourceMap._delete_resource


def execute_change_set(self, change_set_name, stack_name=None):
    change_set = self.describe_change_set(change_set_name)
    stack = self.stacks[change_set.stack_id]
    stack.resource_map.cross_stack_resources = self.exports
    execute(self, change_set_name, stack_name)
    stack.template_dict = change_set.template_dict
    stack.output_map = stack._create_output_map()
    for name in [name for name, export in self.exports.items() if export.exporting_stack_id == stack.stack_id]:
        del self.exports[name]
    self.exports |= {export.name: export for export in stack.exports}


def clean_json(value, resources):
    if not isinstance(value, dict) or "Fn::GetStackOutput" not in value:
        return clean(value, resources)
    asked = value["Fn::GetStackOutput"]
    stacks = cloudformation_backends[resources._account_id][asked.get("Region", resources._region_name)].stacks.values()
    return next(output.value for stack in stacks if stack.name == asked["StackName"] for output in stack.output_map.values() if output.key == asked["OutputName"])


def find_or_make(self, group_id):
    found = find(self, group_id)
    if found is None and group_id == CLUSTER_GROUP:
        found = SecurityGroup(self, group_id, "eks-cluster-sg", "made by EKS", vpc_id=None)
        self.groups[None][group_id] = found
    return found


def delete_resolved(self, resource, template):
    if hasattr(resource, "obj") and hasattr(resource, "props"):  # a resource of the emulator
        try:
            resource.delete_from_cloudformation_json(resource.physical_resource_id, {"Properties": resource.props}, self._account_id, self._region_name)
        except ResourceNotFoundException:
            pass  # it went with its cluster
    else:
        delete(self, resource, template)


def delete_route_table(cls, resource_name, cloudformation_json, account_id, region_name):
    ec2_backends[account_id][region_name].route_tables.pop(resource_name, None)


def model(type_name, service, create, delete):
    """A type of resource: create(properties, account, region) gives its id, which is its ARN, too; an update makes another."""

    class Model(CloudFormationModel):
        __module__ = f"moto.{service}.models"  # moto wants to know the service

        def __init__(self, physical_id):
            self.physical_resource_id = physical_id

        @staticmethod
        def cloudformation_name_type():
            return ""

        @staticmethod
        def cloudformation_type():
            return type_name

        @classmethod
        def has_cfn_attr(cls, attr):
            return attr == "Arn"

        def get_cfn_attribute(self, attr):
            return self.physical_resource_id

        @classmethod
        def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
            return cls(create(cloudformation_json["Properties"], account_id, region_name))

        @classmethod
        def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
            delete(original_resource.physical_resource_id, account_id, region_name)
            return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

        @classmethod
        def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
            delete(resource_name, account_id, region_name)

    return Model


def goes_with_its_owner(physical_id, account, region):
    pass


def egress_rule(rule, account, region):
    to = rule.get("DestinationSecurityGroupId")
    rules, _ = ec2_backends[account][region].authorize_security_group_egress(
        rule["GroupId"], rule["IpProtocol"], rule.get("FromPort"), rule.get("ToPort"),
        [{"CidrIp": rule["CidrIp"]}] if "CidrIp" in rule else [], source_groups=[{"GroupId": to}] if to else [])
    return rules[0].id


def oidc_provider(asked, account, region):
    return iam_backends[account]["aws"].create_open_id_connect_provider(
        asked["Url"], asked.get("ThumbprintList", []), asked.get("ClientIdList", []), asked.get("Tags", [])).arn


def delete_oidc_provider(physical_id, account, region):
    iam_backends[account]["aws"].delete_open_id_connect_provider(physical_id)


def queue_policy(asked, account, region):
    for url in asked["Queues"]:
        sqs_backends[account][region].set_queue_attributes(url.split("/")[-1], {"Policy": json.dumps(asked["PolicyDocument"])})
    return asked["Queues"][0]


def secret(asked, account, region):
    generated = asked["GenerateSecretString"]
    value = json.loads(generated["SecretStringTemplate"]) | {generated["GenerateStringKey"]: secrets.token_hex(16)}
    made = json.loads(secretsmanager_backends[account][region].create_secret(
        f"made-{secrets.token_hex(4)}", json.dumps(value), None, asked.get("Description"), None, None, None, [], force_overwrite=False))
    return made["ARN"]


def delete_secret(physical_id, account, region):
    secretsmanager_backends[account][region].delete_secret(physical_id, None, force_delete_without_recovery=True)


def attached_secret(asked, account, region):
    return asked["SecretId"]


# moto finds them as subclasses, which are weak references
MODELS = [
    model("AWS::EC2::SecurityGroupEgress", "ec2", egress_rule, goes_with_its_owner),
    model("AWS::IAM::OIDCProvider", "iam", oidc_provider, delete_oidc_provider),
    model("AWS::SecretsManager::Secret", "secretsmanager", secret, delete_secret),
    model("AWS::SecretsManager::SecretTargetAttachment", "secretsmanager", attached_secret, goes_with_its_owner),
    model("AWS::SQS::QueuePolicy", "sqs", queue_policy, goes_with_its_owner),
]
RouteTable.delete_from_cloudformation_json = classmethod(delete_route_table)
SecurityGroupBackend.get_security_group_from_id = find_or_make
ResourceMap._delete_resource = delete_resolved
parsing.clean_json = clean_json
CloudFormationBackend.execute_change_set = execute_change_set

if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
