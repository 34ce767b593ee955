using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class RbacWriterTests
{
    private static readonly RbacObject[] Objects =
    [
        new Namespace { Name = "shop", Labels = ValueMap.Of(("kubernetes.io/metadata.name", "shop"), ("on", "yes")) },
        NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods, ApiResource.Deployments).Allow(Verb.Get).On(ApiResource.Secrets).Named("012", "db"),
        NamespaceRole.In("shop", "žába role") with
        {
            Annotations = ValueMap.Of(("note", "two\nlines\n"), ("more", "  indented\n\ttab"), ("tail", "x\n\n\n"), ("odd", "a: b # c\u0001\u2028\U0001F600")),
        },
        ClusterRole.Of("ops:all").Allow(Verb.Any).On(ApiResource.Any).Allow(Verb.Any).OnUrls(NonResourceUrl.Any),
        ClusterRole.Of("sum").AggregateFrom("team", "ops") with { Rules = [] },
        new ClusterRole
        {
            Name = "selected",
            Aggregation = new AggregationRule(
                [new LabelSelector { MatchExpressions = [new LabelRequirement("a", "In", ["x", "1.0"]), new LabelRequirement("b", "Exists", [])] }]),
        },
        NamespaceRole.In("shop", "reader")
            .BindTo(Subject.Group("team:shop"), Subject.User("arn:aws:iam::111122223333:user/ann"), Subject.ServiceAccount("ci", "deploy")),
        ClusterRole.Of("view").BindTo(Subject.Group("null"), Subject.User("~"), Subject.User(" ann ")),
        new ServiceAccountObject
        {
            Name = "s3-reader",
            Namespace = "shop",
            AutomountToken = false,
            Annotations = ValueMap.Of(("eks.amazonaws.com/role-arn", "arn:aws:iam::111122223333:role/x")),
        },
        new ConfigMapObject
        {
            Name = "aws-auth",
            Namespace = "kube-system",
            Data = ValueMap.Of(("mapRoles", "- rolearn: arn:aws:iam::111122223333:role/x\n  username: u\n"), ("mapAccounts", "[]"), ("empty", "")),
            BinaryData = ValueMap.Of(("bytes", "aGVsbG8=")),
            Immutable = true,
        },
    ];

    [Fact]
    public void What_is_written_reads_back_equal()
    {
        var read = KubernetesManifests.Read(RbacWriter.Write(Objects), "objects.yaml");

        Assert.Empty(read.Findings);
        Assert.Equal(Objects, read.Value!.All);
    }

    [Fact]
    public void Manifests_look_like_this() => Golden.Match(RbacWriter.Write(Objects), "yaml");

    [Fact]
    public void Text_ends_with_one_line_feed() => Assert.All(Objects, item => Assert.Matches(@"[^\n]\n\z", RbacWriter.Write(item)));
}
