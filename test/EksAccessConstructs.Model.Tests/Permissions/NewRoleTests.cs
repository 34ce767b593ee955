using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Permissions;

public sealed class NewRoleTests
{
    [Fact]
    public void Managed_policies_come_from_names_and_flags_each_once_and_sorted()
    {
        var role = new NewRole
        {
            ManagedPolicyNames = ["Zebra", "AmazonEC2ContainerRegistryPowerUser"],
            WellKnownPolicies = [WellKnownPolicy.ImageBuilder, WellKnownPolicy.EbsCsiController],
        };

        Assert.Equal(["AmazonEC2ContainerRegistryPowerUser", "Zebra", "service-role/AmazonEBSCSIDriverPolicy"], role.AttachedNames);
    }

    [Fact]
    public void A_policy_that_an_arn_names_is_not_attached_by_name_again() => Assert.Empty(new NewRole
    {
        ManagedPolicyArns = ["arn:aws-cn:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy"],
        WellKnownPolicies = [WellKnownPolicy.EbsCsiController],
    }.AttachedNames);

    [Fact]
    public void A_flag_that_is_there_twice_adds_its_policies_once() =>
        Assert.Single(new NewRole { WellKnownPolicies = [WellKnownPolicy.EfsCsiController, WellKnownPolicy.EfsCsiController] }.AttachedInline);

    [Fact]
    public void A_role_without_any_policy_may_do_nothing()
    {
        Assert.False(new NewRole { Name = "reader" }.MayDoAnything);
        Assert.True(new NewRole { PolicyDocument = DocumentValue.Mapping.Empty }.MayDoAnything);
        Assert.True(new NewRole { WellKnownPolicies = [WellKnownPolicy.AutoScaler] }.MayDoAnything);
    }

    [Fact]
    public void Every_flag_of_pods_has_the_policies_of_the_catalogue() => Golden.Match(string.Join('\n', WellKnownPolicy.All.Select(policy =>
        $"{policy}: {policy.ManagedPolicies} {string.Join(' ', policy.Inline.Select(inline => $"{inline.Name}({inline.Statements.Count})"))}")));
}
