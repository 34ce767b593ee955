using System.Diagnostics;
using System.Globalization;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Permissions;

/// <summary>Turns documents into what may cross to the CDK: dictionaries, arrays, texts, numbers and booleans.</summary>
internal static class CdkDocument
{
    /// <summary>A policy of known statements, with the stack's partition in its ARNs.</summary>
    public static Dictionary<string, object> Of(InlinePolicy policy) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = policy.Statements.Select(Statement).ToArray<object>(),
    };

    /// <summary>The trust of a role.</summary>
    public static Dictionary<string, object> Of(ValueList<TrustStatement> trust) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = trust.Select(Of).ToArray<object>(),
    };

    /// <summary>One statement of a trust.</summary>
    public static Dictionary<string, object> Of(TrustStatement statement)
    {
        var made = new Dictionary<string, object>
        {
            ["Effect"] = "Allow",
            ["Principal"] = new Dictionary<string, string> { [statement.PrincipalType] = statement.Principal },
            ["Action"] = OneOrMany(statement.Actions),
        };
        if (!statement.Conditions.IsEmpty)
        {
            made["Condition"] = Of(statement.Conditions);
        }

        return made;
    }

    /// <summary>Conditions, by operator and key.</summary>
    public static Dictionary<string, object> Of(ValueList<IamCondition> conditions) => conditions
        .GroupBy(condition => condition.Operator, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => (object)group.ToDictionary(condition => condition.Key, condition => OneOrMany(condition.Values)));

    /// <summary>A free-form document.</summary>
    public static object Of(DocumentValue value) => value switch
    {
        DocumentValue.Mapping map => map.Entries
            .Where(entry => entry.Value is not DocumentValue.Nothing)
            .ToDictionary(entry => entry.Key, entry => Of(entry.Value)),
        DocumentValue.Sequence list => list.Items.Where(item => item is not DocumentValue.Nothing).Select(Of).ToArray(),
        DocumentValue.Words words => words.Value,
        DocumentValue.Truth truth => truth.Value,
        DocumentValue.Number number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        _ => throw new UnreachableException(),
    };

    private static Dictionary<string, object> Statement(IamStatement statement)
    {
        var made = new Dictionary<string, object>
        {
            ["Effect"] = "Allow",
            ["Action"] = OneOrMany(statement.Actions),
            ["Resource"] = OneOrMany(statement.Resources.Select(InPartition).ToValueList()),
        };
        if (!statement.Conditions.IsEmpty)
        {
            made["Condition"] = Of(statement.Conditions);
        }

        return made;
    }

    private static string InPartition(string arn) => arn.Replace(IamStatement.PartitionPlaceholder, Cdk.Aws.PARTITION, StringComparison.Ordinal);

    private static object OneOrMany(ValueList<string> values) => values.Count == 1 ? values[0] : values.ToArray<object>();
}
