using System.Text;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Review;

/// <summary>A large file is read document by document, and comes to the same as one that is read whole.</summary>
public sealed class LargeFileTests
{
    private const string WithoutKind = "spec: {replicas: 1}\n";
    private const string TwiceTheKey = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: twice, name: again, namespace: shop}\n";
    private const string Broken = "kind: [unclosed\n";
    private const string Unserved = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Roles\nmetadata: {name: wrong}\n";
    private const string Config = "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: shop, region: eu-west-1}\n";

    // The mark in a comment makes a file be read whole; another comment does not.
    private const string Mark = "# $\n";
    private const string NoMark = "# -\n";

    public static TheoryData<string> Contents { get; } =
    [
        "", WithoutKind, $"{WithoutKind}---\n{Config}---\n{TwiceTheKey}", $"{TwiceTheKey}---\n{Unserved}---\n{Broken}---\n{Config}",
        $"{Broken}---\n{WithoutKind}", $"- 1\n---\n{Unserved}---\njust text\n",
    ];

    [Theory]
    [MemberData(nameof(Contents))]
    public void Pieces_come_to_the_same_as_the_whole(string documents) => AssertSame(Large(documents, bindings: true));

    [Theory]
    [MemberData(nameof(Contents))]
    public void So_do_those_of_a_file_in_which_no_kind_is_named(string documents) => AssertSame(Large(documents, bindings: false));

    [Theory]
    [InlineData("{{ .Values.name }}")]
    [InlineData("${NAME}")]
    [InlineData("- RoleARN: x")]
    [InlineData("%{ if true }")]
    [InlineData("<% x %>")]
    public void What_only_a_look_at_all_of_it_tells_is_looked_for_in_the_whole(string mark)
    {
        Assert.False(LargeFile.CanBeReadInPieces(Large(mark, bindings: true)));
        Assert.False(LargeFile.CanBeReadInPieces("kind: x"));
    }

    private static void AssertSame(string text)
    {
        Assert.True(LargeFile.CanBeReadInPieces(text + NoMark));
        Assert.False(LargeFile.CanBeReadInPieces(text + Mark));

        var pieces = Read(text + NoMark);
        var whole = Read(text + Mark);

        Assert.Equal(whole.Findings, pieces.Findings);
        Assert.Equal(whole.Value, pieces.Value);
    }

    private static Reading<ClusterInputs> Read(string text) => ClusterInputs.Read([new InputText("large.yaml", text)]);

    private static string Large(string documents, bool bindings)
    {
        var text = new StringBuilder(documents);
        for (var i = 0; text.Length < LargeFile.Characters; i++)
        {
            text.Append("\n---\n").Append(bindings ? Binding(i) : $"spec: {{number: {i}, text: {new string('x', 400)}}}\n");
        }

        return $"{text}";
    }

    private static string Binding(int number) =>
        $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: viewers-{{number}}, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: Group, name: viewers-{{number}}, apiGroup: rbac.authorization.k8s.io}]

        """;
}
