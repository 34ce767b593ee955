using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Roles of pods trust who hands them out.</summary>
internal sealed class PodRolesTrustNoServices() : LintRule(
    new("PI027", Severity.Warning, "A role of pods is trusted to nodes by name, and to no other service."),
    "a role that trusts EC2 or a whole account can be taken on by instances and people that have nothing to do with the pod",
    "trust the role of the nodes alone")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from policy in input.Cluster.Pods.Policies
        where policy.IsTrust && input.Cluster.Pods.Servers.All.Any()
        from statement in policy.Statements
        where statement.TextAt("Effect") == "Allow"
        from trusted in Trusted(statement)
        select Breach(policy.Name, statement.Location, trusted);

    private static IEnumerable<string> Trusted(YamlMap statement)
    {
        if (statement["Principal"] is YamlScalar { Value: "*" })
        {
            yield return "everybody in every account may take on the role; trust the role of the nodes";
        }

        foreach (var service in IamPolicyFile.Texts(statement.MapAt("Principal"), "Service").Where(service =>
            service.StartsWith("ec2.", StringComparison.Ordinal)))
        {
            yield return $"'{service}' lets every instance that is started with the role take it on; trust the role of the nodes alone";
        }

        foreach (var arn in IamPolicyFile.Texts(statement.MapAt("Principal"), "AWS").Where(arn =>
            arn == "*" || arn.EndsWith(":root", StringComparison.Ordinal)))
        {
            yield return $"'{arn}' lets every identity of the account take on the role that its own policies allow; trust the role of the nodes";
        }
    }
}
