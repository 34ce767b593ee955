using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nodes take named roles.</summary>
internal sealed class NodesTakeNamedRoles() : LintRule(
    new("PI026", Severity.Error, "The policy by which nodes take roles on for pods names the roles."),
    "whoever gets onto a node, or past kube2iam, gets every role of the account that trusts it",
    "name the ARNs of the roles that pods use")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from policy in input.Cluster.Pods.Policies
        where !policy.IsTrust
        from statement in policy.Statements
        where statement.TextAt("Effect") == "Allow" && IamPolicyFile.Texts(statement, "Action").Any(action => action is "*" or "sts:*" or "sts:AssumeRole")
        let wide = IamPolicyFile.Texts(statement, "Resource").FirstOrDefault(resource => resource is "*" or "arn:aws:iam::*:role/*")
        where wide is not null
        select Breach(policy.Name, statement.Location, $"sts:AssumeRole on '{wide}' lets the nodes take on every role that trusts them; name the roles "
            + "that pods use");
}
