using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute.Rules;

/// <summary>The nodes' role is given or made, not both, and reaches those who need it (EKS032).</summary>
internal static partial class NodeRoleRule
{
    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        sink.ErrorIf(nodes is { HasRole: true, DescribesRole: true }, NodeRules.Role, "iam.instanceRoleARN",
            "the nodes' role exists, so its name, boundary and policies are its own; leave them out");
        sink.ErrorIf(nodes is { InstanceProfileArn: not null, HasRole: false }, NodeRules.Role, "iam.instanceProfileARN",
            $"the instance profile '{nodes.InstanceProfileArn}' exists, so its role does, too; name the role as well");
        sink.ErrorIf(nodes.RoleName is { } name && !RoleName().IsMatch(name), NodeRules.Role, "iam.instanceRoleName",
            $"'{nodes.RoleName}' cannot be the name of a role; use 1 to 64 letters, digits and _+=,.@-");
        sink.ErrorIf(nodes.PolicyDocument is { } document && !HasStatement(document), NodeRules.Role, "iam.attachPolicy",
            "the inline policy of the nodes' role has no Statement, which IAM refuses; write one, or leave the policy out");
        sink.ErrorIf(nodes.BlockPodImds && !nodes.AddonPolicies.IsEmpty, NodeRules.Role, "disablePodIMDS",
            $"pods are kept from the nodes' role, so {nodes.AddonPolicies} would not reach them; use pod identities or drop one of the two");
    }

    private static bool HasStatement(DocumentValue.Mapping document) =>
        document.Entries.FirstOrDefault(entry => entry.Key == "Statement")?.Value is DocumentValue.Mapping or DocumentValue.Sequence { Items.IsEmpty: false };

    [GeneratedRegex(@"^[0-9A-Za-z_+=,.@-]{1,64}\z")]
    private static partial Regex RoleName();
}
