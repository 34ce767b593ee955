using EksAccessConstructs.Compute;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Tests.Compute;

public sealed class NodeRolePoliciesTests
{
    [Theory]
    [InlineData(true, "AmazonEC2ContainerRegistryPullOnly AmazonEKSWorkerNodePolicy AmazonEKS_CNI_Policy AmazonSSMManagedInstanceCore")]
    [InlineData(false, "AmazonEC2ContainerRegistryPullOnly AmazonEKSWorkerNodePolicy AmazonEKS_CNI_Policy AmazonSSMManagedInstanceCore")]
    public void Nodes_have_the_usual_policies(bool managed, string expected) =>
        Assert.Equal(expected, Names(NodeRolePolicies.For(managed, [], [], cniOnNodeRole: true)));

    [Fact]
    public void A_cni_with_a_role_of_its_own_takes_its_policy_off_the_nodes() =>
        Assert.DoesNotContain(ManagedPolicyNames.Cni, NodeRolePolicies.For(managed: true, [], [], cniOnNodeRole: false).ManagedPolicies);

    [Theory]
    [InlineData(true, "AmazonEC2ContainerRegistryPowerUser AmazonEC2ContainerRegistryPullOnly")]
    [InlineData(false, "AmazonEC2ContainerRegistryPowerUser")]
    public void Pushing_images_replaces_pulling_only_on_self_managed_nodes(bool managed, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', NodeRolePolicies.For(managed, [], [AddonPolicy.ImageBuilder], cniOnNodeRole: true).ManagedPolicies
                .Where(name => name.Contains("Registry", StringComparison.Ordinal))));

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "AmazonEC2ContainerRegistryPullOnly")]
    public void Attached_policies_take_the_place_of_the_usual_ones(bool managed, string expected)
    {
        ValueList<string> own = ["arn:aws:iam::111122223333:policy/own"];

        var policies = NodeRolePolicies.For(managed, own, [], cniOnNodeRole: true);

        Assert.Equal((own, expected), (policies.AttachedArns, Names(policies)));
    }

    [Fact]
    public void A_policy_that_is_attached_already_is_not_attached_twice() =>
        Assert.Equal(
            "", Names(NodeRolePolicies.For(managed: false, ["arn:aws-cn:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"], [], cniOnNodeRole: true)));

    [Fact]
    public void Every_flag_adds_the_policies_and_actions_of_the_catalogue() => Golden.Match(string.Join('\n', AddonPolicy.All.SelectMany(Lines)));

    [Fact]
    public void The_old_name_of_the_load_balancer_controller_is_known() => Assert.Same(AddonPolicy.LoadBalancerController, AddonPolicy.Named("albIngress"));

    private static IEnumerable<string> Lines(AddonPolicy policy) =>
    [
        policy.Name,
        .. policy.ManagedPolicies.Select(name => $"  policy {name}"),
        .. policy.Inline.SelectMany(inline => inline.Statements.SelectMany(statement => Lines(inline.Name, statement))),
    ];

    private static IEnumerable<string> Lines(string name, IamStatement statement) =>
    [
        $"  {name} on "
            + $"{statement.Resources}{string.Concat(statement.Conditions.Select(condition => $" if {condition.Operator} {condition.Key} {condition.Values}"))}",
        .. statement.Actions.Select(action => $"    {action}"),
    ];

    private static string Names(NodeRolePolicies policies) => string.Join(' ', policies.ManagedPolicies);
}
