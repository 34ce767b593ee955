namespace EksAccessConstructs.Lint.Rules;

/// <summary>Namespaces are not changed.</summary>
internal sealed class NoChangingNamespaces : PowerLint
{
    public NoChangingNamespaces()
        : base(
            new("RB029", Severity.Warning, "No role changes or deletes namespaces."),
            "labels of a namespace switch pod security off and pass network policies; with a namespace goes everything in it",
            "let delivery or platform administrators own namespaces") =>
        GoodPractice = "namespace modification";
}
