using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class PolicyScopeTests
{
    [Fact]
    public void A_scope_is_the_cluster_or_namespaces()
    {
        Assert.Equal(PolicyScope.Cluster, PolicyScope.Read("cluster", []).OrThrow());
        Assert.Equal(PolicyScope.Namespaces("a", "dev-*"), PolicyScope.Read("namespace", ["a", "dev-*", "a"]).OrThrow());
    }

    [Theory]
    [InlineData("cluster", "a", "EKS055", "a scope of type 'cluster' takes no namespaces, but names 'a'; leave them out, or write type 'namespace'")]
    [InlineData("namespace", null, "EKS054", "a scope of type 'namespace' names no namespace; name at least one, or write type 'cluster'")]
    [InlineData("Cluster", null, "EKS054", "'Cluster' is not a type of scope; write 'cluster' or 'namespace'")]
    public void What_is_no_scope_is_refused(string word, string? name, string code, string message) =>
        Assert.Equal([new Finding(code, Severity.Error, message)], PolicyScope.Read(word, name is null ? [] : [name]).Findings);

    [Fact]
    public void No_namespace_is_refused() => Assert.Throws<ArgumentException>(() => PolicyScope.Namespaces());

    [Fact]
    public void A_union_is_as_wide_as_both()
    {
        Assert.Equal(PolicyScope.Namespaces("a", "b"), PolicyScope.Namespaces("a").Union(PolicyScope.Namespaces("b", "a")));
        Assert.Equal(PolicyScope.Cluster, PolicyScope.Namespaces("a").Union(PolicyScope.Cluster));
    }
}
