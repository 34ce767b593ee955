#!/usr/bin/env python3
"""The EKS emulator, with what it lacks to deploy and destroy a whole cluster with its network.

usage: eng/emulator_server.py EMULATOR [its arguments]

- EKS makes a security group for each cluster, and templates open it to nodes; the emulator only names one. Here it is made when it is first asked for.
- Standalone egress rules, which open the control plane's group to self-managed nodes.
- Route tables are deleted with their stack, or their network could not be.
- On deletion the emulator looks at properties as the template writes them, so that a reference to the cluster is no name. Here it gets the resolved ones.
"""
import runpy
import sys

from moto.cloudformation.parsing import ResourceMap
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.models.security_groups import SecurityGroup, SecurityGroupBackend
from moto.eks.exceptions import ResourceNotFoundException

CLUSTER_GROUP = "sg-0c1u57e4000000000"  # what the emulator answers for ClusterSecurityGroupId

find = SecurityGroupBackend.get_security_group_from_id
delete = ResourceMap._delete_resource


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


class SecurityGroupEgress(CloudFormationModel):
    """AWS::EC2::SecurityGroupEgress to another group or to a range of addresses."""

    __module__ = "moto.ec2.models"  # moto wants to know the service

    def __init__(self, rule):
        self.physical_resource_id = rule

    @staticmethod
    def cloudformation_name_type():
        return ""

    @staticmethod
    def cloudformation_type():
        return "AWS::EC2::SecurityGroupEgress"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        rule = cloudformation_json["Properties"]
        to = rule.get("DestinationSecurityGroupId")
        rules, _ = ec2_backends[account_id][region_name].authorize_security_group_egress(
            rule["GroupId"], rule["IpProtocol"], rule.get("FromPort"), rule.get("ToPort"),
            [{"CidrIp": rule["CidrIp"]}] if "CidrIp" in rule else [], source_groups=[{"GroupId": to}] if to else [])
        return cls(rules[0].id if rules else resource_name)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        pass  # the rule goes with its group


RouteTable.delete_from_cloudformation_json = classmethod(delete_route_table)
SecurityGroupBackend.get_security_group_from_id = find_or_make
ResourceMap._delete_resource = delete_resolved

if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
