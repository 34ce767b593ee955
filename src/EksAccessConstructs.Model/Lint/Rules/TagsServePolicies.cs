namespace EksAccessConstructs.Lint.Rules;

/// <summary>Policies that look at session tags get them.</summary>
internal sealed class TagsServePolicies() : LintRule(
    new("PI045", Severity.Warning, "A role whose policy looks at session tags is not used with the tags switched off."),
    "every call that the policy would allow by a tag is denied",
    "leave disableSessionTags out, or use another policy")
{
    private const string ByClusterTag = "AmazonEBSCSIDriverEKSClusterScopedPolicy";

    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        (input.Cluster.Pods.Cluster?.Config.Iam?.PodIdentityAssociations ?? [])
            .Where(association => association.DisableSessionTags is true && association.PermissionPolicyArns.Any(arn =>
                arn.EndsWith(ByClusterTag, StringComparison.Ordinal)))
            .Select(association => Breach($"ServiceAccount {association.Namespace}/{association.ServiceAccountName}", association.Origin,
                $"{ByClusterTag} allows by the session tag eks-cluster-name, which disableSessionTags switches off, so every call is denied; leave "
                    + "disableSessionTags out"));
}
