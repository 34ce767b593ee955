using EksAccessConstructs.Addons;
using EksAccessConstructs.Charts;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Tests.Addons;

public sealed class AddonPoliciesTests
{
    private const string Zone = "arn:aws:route53:::hostedzone/Z1";
    private const string Key = "arn:aws:kms:us-west-2:111122223333:key/k";

    [Fact]
    public void The_policies_of_add_ons_are_these() => Golden.Match(string.Join("\n\n", new[]
    {
        Text(VpcCniPolicy.ForIpv6),
        Text(AutoscalerPolicy.Of("shop")),
        Text(DnsPolicies.ExternalDns([Zone])),
        Text(DnsPolicies.CertManager([Zone])),
        Text(MountpointPolicy.Of(["arn:aws:s3:::shop"], ["arn:aws:s3:::shop/data/*"], readOnly: false)),
        Text(MountpointPolicy.Of(["arn:aws:s3:::shop"], ["arn:aws:s3:::shop/*"], readOnly: true)),
        Text(FsxDriverPolicy.Lustre),
        Text(EbsDriverPolicy.Keys([Key])),
        Text(new("TargetGroups", LoadBalancerControllerStatements.TargetGroupsOnly(["arn:aws:elasticloadbalancing:us-west-2:111122223333:targetgroup/a/1"]))),
        Text(new("AllTargetGroups", LoadBalancerControllerStatements.TargetGroupsOnly([]))),
    }));

    [Fact]
    public void Nothing_that_changes_something_is_allowed_on_everything()
    {
        InlinePolicy[] policies =
        [
            AutoscalerPolicy.Of("shop"), DnsPolicies.ExternalDns([Zone]), DnsPolicies.CertManager([Zone]), EbsDriverPolicy.Keys([Key]),
            MountpointPolicy.Of(["arn:aws:s3:::shop"], ["arn:aws:s3:::shop/*"], readOnly: false),
            new("TargetGroups", LoadBalancerControllerStatements.TargetGroupsOnly([])),
        ];

        var wide = policies.SelectMany(policy => policy.Statements).Where(statement => statement.Resources.Contains("*")).SelectMany(one => one.Actions);

        Assert.All(wide, action => Assert.Matches(":(Describe|List|Get)", action));
    }

    [Theory]
    [InlineData("v1.57.1-eksbuild.1", false)]
    [InlineData("1.57.9", false)]
    [InlineData("v1.58.0-eksbuild.2", true)]
    [InlineData("v2.0.0", true)]
    [InlineData("latest", true)]
    [InlineData(null, true)]
    public void The_scoped_policy_needs_a_driver_that_names_the_cluster(string? version, bool fits) =>
        Assert.Equal(fits, EbsDriverPolicy.ProblemWithVersion(version) is null);

    [Theory]
    [InlineData("AmazonEBSCSIDriverEKSClusterScopedPolicy", false, false)]
    [InlineData("arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy", false, false)]
    [InlineData("AmazonEBSCSIDriverEKSClusterScopedPolicy", true, true)]
    [InlineData("AmazonEBSCSIDriverPolicyV2", false, true)]
    public void The_scoped_policy_needs_sessions_with_tags(string policy, bool sendsTags, bool fits) =>
        Assert.Equal(fits, EbsDriverPolicy.ProblemWithSession([policy], sendsTags) is null);

    private static string Text(InlinePolicy policy) => $"{policy.Name}\n" + string.Join('\n', policy.Statements.Select(statement =>
        $"  {string.Join(' ', statement.Actions)}\n    on {string.Join(' ', statement.Resources)}"
        + string.Concat(statement.Conditions.Select(condition => $"\n    where {condition.Operator} {condition.Key} {string.Join(' ', condition.Values)}"))));
}
