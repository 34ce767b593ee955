using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>What YAML can say and JSON cannot: the authenticator turns a section into JSON first, and loses all of it where that fails.</summary>
/// <remarks>Source: sigs.k8s.io/yaml <c>YAMLToJSON</c> over go-yaml v2.</remarks>
internal static class GoShape
{
    /// <summary>Why a tree is no JSON, and where; null where it is.</summary>
    public static (SourceLocation Location, string Reason)? NotJson(YamlNode node) => node switch
    {
        YamlScalar scalar => NotJson(scalar),
        YamlList list => First(list.Items, NotJson),
        YamlMap map => First(map.Entries, entry => BadKey(entry.KeyNode) ?? NotJson(entry.Value)),
        _ => null,
    };

    private static (SourceLocation, string)? NotJson(YamlScalar scalar)
    {
        if (YamlScalars.TypeOf(scalar) is YamlType.Float && IsNoNumber(scalar.Value))
        {
            return (scalar.Location, $"'{scalar.Value}' is not a number that JSON can hold; put it in quotes");
        }

        return Mistagged(scalar) ? (scalar.Location, $"'{scalar.Value}' is not what its tag says; take the tag away") : null;
    }

    private static (SourceLocation, string)? BadKey(YamlNode key)
    {
        if (key is not YamlScalar scalar || YamlScalars.TypeOf(scalar) is YamlType.Null)
        {
            return (key.Location, "a key must be text; this one is nothing or a list or mapping");
        }

        return Mistagged(scalar) ? (key.Location, $"key '{scalar.Value}' is not what its tag says; take the tag away") : null;
    }

    private static bool IsNoNumber(string value) => value.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN";

    private static bool Mistagged(YamlScalar scalar) => scalar.Tag switch
    {
        "tag:yaml.org,2002:null" => YamlScalars.TypeOfPlain(scalar.Value) is not YamlType.Null,
        "tag:yaml.org,2002:bool" => YamlScalars.TypeOfPlain(scalar.Value) is not YamlType.Boolean,
        "tag:yaml.org,2002:int" => YamlScalars.TypeOfPlain(scalar.Value) is not YamlType.Integer,
        "tag:yaml.org,2002:float" => YamlScalars.TypeOfPlain(scalar.Value) is not (YamlType.Integer or YamlType.Float),
        _ => false,
    };

    private static (SourceLocation, string)? First<T>(ValueList<T> items, Func<T, (SourceLocation, string)?> reason)
    {
        foreach (var item in items)
        {
            if (reason(item) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
