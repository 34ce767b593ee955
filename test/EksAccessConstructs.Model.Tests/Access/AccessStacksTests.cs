using System.Globalization;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class AccessStacksTests
{
    [Theory]
    [InlineData(300, 0)]
    [InlineData(301, 2)]
    [InlineData(1000, 4)]
    [InlineData(3000, 16)]
    public void Entries_that_do_not_fit_beside_a_cluster_need_further_stacks(int entries, int stacks) =>
        Assert.Equal(stacks, AccessStacks.Needed(Plan(entries)));

    [Fact]
    public void Every_entry_is_in_one_stack_and_no_stack_is_full()
    {
        var plan = Plan(3000);
        var parts = plan.Spread(16);

        Assert.Equal(Principals([plan]), Principals(parts));
        Assert.All(parts, part => Assert.True(part.Grants.Count < 300));
    }

    [Fact]
    public void One_entry_more_moves_no_other()
    {
        var before = Places(Plan(1000).Spread(4));
        var after = Places(Plan(1001).Spread(4));

        Assert.All(before, place => Assert.Equal(place.Value, after[place.Key]));
    }

    [Fact]
    public void Twice_as_many_stacks_move_about_half_of_the_entries_and_none_into_an_old_stack()
    {
        var before = Places(Plan(1000).Spread(4));
        var moved = Places(Plan(1000).Spread(8)).Where(place => place.Value != before[place.Key]).ToList();

        Assert.InRange(moved.Count, 400, 600);
        Assert.All(moved, place => Assert.InRange(place.Value, 5, 8));
    }

    [Fact]
    public void Administrators_nodes_and_made_roles_stay_with_the_cluster()
    {
        AccessGrant[] stay =
        [
            new() { Principal = Role("admin"), Policies = [new PolicyAssociation(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] },
            new() { Principal = Role("nodes"), Type = EntryType.Ec2Linux },
            new() { Principal = PrincipalArn.UnresolvedRole("${Token[1]}", "Made") },
        ];
        var parts = AccessPlan.Build([.. stay, new AccessGrant { Principal = Role("dev") }]).OrThrow().Spread(2);

        Assert.Equal(stay.Select(grant => grant.Principal), parts[0].Grants.Select(grant => grant.Principal));
        Assert.Equal(1, parts.Skip(1).Sum(part => part.Grants.Count));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65)]
    public void A_number_of_stacks_that_cannot_be_is_refused(int stacks) => Assert.Throws<ArgumentOutOfRangeException>(() => Plan(1).Spread(stacks));

    private static IEnumerable<string> Principals(IEnumerable<AccessPlan> parts) =>
        parts.SelectMany(part => part.Grants).Select(grant => grant.Principal.Text).Order(StringComparer.Ordinal);

    private static Dictionary<string, int> Places(ValueList<AccessPlan> parts) => parts.Index()
        .SelectMany(part => part.Item.Grants.Select(grant => (grant.Principal.Text, part.Index)))
        .ToDictionary(place => place.Text, place => place.Index);

    private static AccessPlan Plan(int entries) => AccessPlan.Build(
        Enumerable.Range(1, entries).Select(number => new AccessGrant { Principal = Role(number.ToString(CultureInfo.InvariantCulture)) })).OrThrow();

    private static PrincipalArn Role(string name) => PrincipalArn.Read($"arn:aws:iam::111122223333:role/{name}").OrThrow();
}
