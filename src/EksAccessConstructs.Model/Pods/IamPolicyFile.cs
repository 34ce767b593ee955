using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods;

/// <summary>A policy document of IAM in a file of its own.</summary>
/// <param name="Name">The name of the file without folders and ending.</param>
/// <param name="Document">The document.</param>
/// <param name="Origin">Where it starts.</param>
internal sealed record IamPolicyFile(string Name, YamlMap Document, Origin Origin)
{
    /// <summary>True where a document is a policy: it has statements and no kind.</summary>
    public static bool Is(YamlMap root) => root["kind"] is null && root["apiVersion"] is null && root["Statement"] is not null;

    /// <summary>True for the trust of a role: it names principals.</summary>
    public bool IsTrust => Statements.Any(statement => statement["Principal"] is not null || statement["NotPrincipal"] is not null);

    /// <summary>The statements; IAM takes one alone, too.</summary>
    public IEnumerable<YamlMap> Statements => Document["Statement"] switch
    {
        YamlList list => list.Items.OfType<YamlMap>(),
        YamlMap one => [one],
        _ => [],
    };

    /// <summary>The texts of an element that may be one text or a list.</summary>
    public static ValueList<string> Texts(YamlMap? statement, string key) => statement?[key] switch
    {
        YamlScalar one => [one.Value],
        YamlList => statement.TextsAt(key),
        _ => [],
    };
}
