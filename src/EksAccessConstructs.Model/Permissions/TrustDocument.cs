using EksAccessConstructs.Text;

namespace EksAccessConstructs.Permissions;

/// <summary>Statements of a trust as IAM's JSON has them.</summary>
internal static class TrustDocument
{
    /// <summary>A whole document.</summary>
    public static DocumentValue.Mapping Of(IEnumerable<DocumentValue> statements) =>
        DocumentValue.Map(("Version", "2012-10-17"), ("Statement", new DocumentValue.Sequence(statements.ToValueList())));

    /// <summary>One statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="name">What it is called; only letters and digits are taken, words begin with capitals.</param>
    public static DocumentValue.Mapping Of(TrustStatement statement, string name)
    {
        var document = DocumentValue.Map(
            ("Sid", Sid(name)),
            ("Effect", "Allow"),
            ("Principal", DocumentValue.Map((statement.PrincipalType, statement.Principal))),
            ("Action", OneOrList(statement.Actions)));
        return statement.Conditions.Aggregate(document, (sofar, condition) =>
            sofar.With(["Condition", condition.Operator, condition.Key], OneOrList(condition.Values)));
    }

    private static DocumentValue OneOrList(ValueList<string> texts) => texts is [var only] ? only : DocumentValue.List(texts);

    private static string Sid(string name) => string.Concat(
        name.Split('-', '.', ':', '/', ' ').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
