using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>What AWS keeps for its services is left to them.</summary>
internal sealed class ServicePoliciesStayWithServices() : EntryLint(
    new("EA017", Severity.Info, "Service-linked roles, and the policies reserved for them, are left to AWS."),
    "EKS makes these entries itself; it refuses entries for service-linked roles, and the policies for anybody else",
    "leave the entry out")
{
    protected override IEnumerable<string> Problems(AccessGrant grant, LintWorld world) =>
        grant.Policies.Where(association => AccessPolicyFacts.Of(association.Policy) is { Attachable: PolicyAttachable.ByServicesOnly })
            .Select(association => $"{association.Policy} is reserved for service-linked roles; leave it to EKS")
            .Concat(grant.Principal.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal) ? ["is a service-linked role, whose entry EKS makes itself; leave it out"] : []);
}
