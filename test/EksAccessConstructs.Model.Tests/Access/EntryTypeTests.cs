using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class EntryTypeTests
{
    [Fact]
    public void What_each_type_may_carry() => Assert.Equal(
        """
        STANDARD: identity True, policies True, any principal True, nodes False
        EC2_LINUX: identity False, policies False, any principal False, nodes True
        EC2_WINDOWS: identity False, policies False, any principal False, nodes True
        FARGATE_LINUX: identity False, policies False, any principal False, nodes True
        HYBRID_LINUX: identity False, policies False, any principal False, nodes True
        EC2: identity False, policies True, any principal False, nodes True
        HYPERPOD_LINUX: identity False, policies False, any principal False, nodes True
        """.ReplaceLineEndings("\n"),
        string.Join(
            '\n',
            EntryType.Known.Select(type =>
                $"{type}: identity {type.TakesIdentity}, policies {type.TakesPolicies}, any principal {type.AnyPrincipal}, nodes {type.IsForNodes}")));

    [Fact]
    public void A_known_name_is_the_known_type()
    {
        Assert.All(EntryType.Known, type => Assert.Same(type, EntryType.Custom(type.Name)));
        Assert.True(EntryType.Custom("TOMORROW") is { TakesIdentity: true, TakesPolicies: true, AnyPrincipal: true });
    }
}
