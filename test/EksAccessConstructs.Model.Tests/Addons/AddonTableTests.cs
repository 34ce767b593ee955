using EksAccessConstructs.Addons;

namespace EksAccessConstructs.Tests.Addons;

public sealed class AddonTableTests
{
    [Fact]
    public void The_table_is_this() => Golden.Match(string.Join('\n', AddonTable.All.Select(Line)));

    [Theory]
    [InlineData("vpc-cni", false)]
    [InlineData("EKS-Pod-Identity-Agent", false)]
    [InlineData("coredns", true)]
    [InlineData("some-vendors-add-on", true)]
    public void An_add_on_needs_nodes_unless_it_is_known_not_to(string addon, bool needsNodes) => Assert.Equal(needsNodes, AddonTable.NeedsNodes(addon));

    [Theory]
    [InlineData("metrics-server", "aws-us-gov", false)]
    [InlineData("external-dns", "aws-cn", false)]
    [InlineData("external-dns", "aws", true)]
    [InlineData("external-dns", null, true)]
    [InlineData("coredns", "aws-cn", true)]
    [InlineData("some-vendors-add-on", "aws-cn", true)]
    public void An_add_on_is_offered_where_nothing_else_is_known(string addon, string? partition, bool isOffered) =>
        Assert.Equal(isOffered, AddonTable.ProblemWithOffer(addon, partition) is null);

    [Fact]
    public void An_account_for_a_feature_alone_is_none_that_the_add_on_needs() =>
        Assert.Equal(["efs-csi-controller-sa"], AddonTable.AccountsOf("aws-efs-csi-driver").Select(account => account.Name));

    private static string Line(OfferedAddon addon) =>
        $"{addon.Name}: {(addon.IsOfCommunity ? "community" : "AWS")}, {addon.Namespace}{(addon.NeedsNodes ? ", needs nodes" : "")}"
        + $"{(addon.BroughtBy is { } part ? $", brought by {part}" : "")}{(addon.Needs is { } needed ? $", needs {needed}" : "")}"
        + $"{(addon.Partitions.IsEmpty ? "" : $", in {addon.Partitions}")}"
        + string.Concat(addon.Accounts.Select(account => $"\n  {account.Name}{(account.IsOfDaemonSet ? " (daemon set)" : "")}: {account.Policies}"
            + (account.FurtherPolicies.IsEmpty ? "" : $"; for a feature {account.FurtherPolicies}")));
}
