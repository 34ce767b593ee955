using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Functions that put text together and take it apart: Fn::Sub, Fn::Join, Fn::Split and Fn::Select.</summary>
internal static partial class TextFunctions
{
    /// <summary>Fn::Sub: text with <c>${Name}</c> in it, alone or with values of its own.</summary>
    public static YamlNode Sub(TemplateResolver resolver, YamlNode arguments, TemplateScope scope) => arguments switch
    {
        YamlScalar text => Filled(resolver, text, null, scope),
        YamlList { Items: [YamlScalar text, YamlMap own] } => Filled(resolver, text, own, scope),
        YamlList { Items: [YamlScalar text] } => Filled(resolver, text, null, scope),
        _ => Symbolic.Of(arguments.Location, "Sub", resolver.Resolve(arguments, scope)),
    };

    /// <summary>Fn::Join: texts with a sign between them.</summary>
    public static YamlNode Join(TemplateResolver resolver, YamlNode arguments, TemplateScope scope)
    {
        var (between, list) = arguments is YamlList { Items: [var first, var second] }
            ? (resolver.Resolve(first, scope), resolver.Resolve(second, scope))
            : (null, null);
        if ((between, list) is not (YamlScalar sign, YamlList items) || items.Items.Any(item => item is not YamlScalar))
        {
            return Symbolic.Of(arguments.Location, "Join", between, list);
        }

        var texts = items.Items.OfType<YamlScalar>().ToList();
        var length = texts.Sum(text => (long)text.Value.Length + sign.Value.Length);
        return length > int.MaxValue / 2
            ? Symbolic.Of(arguments.Location, "Join")
            : resolver.Text(arguments.Location, string.Join(sign.Value, texts.Select(text => text.Value)), texts.Append(sign).Any(Symbolic.Is));
    }

    /// <summary>Fn::Split: the parts of a text that is wholly known.</summary>
    public static YamlNode Split(TemplateResolver resolver, YamlNode arguments, TemplateScope scope)
    {
        var (between, text) = arguments is YamlList { Items: [var first, var second] }
            ? (resolver.Resolve(first, scope), resolver.Resolve(second, scope))
            : (null, null);
        return (Symbolic.Known(between), Symbolic.Known(text)) is ({ Length: > 0 } sign, { } whole)
            ? new YamlList(
                arguments.Location,
                whole.Split(sign).Select(part => (YamlNode)resolver.Text(arguments.Location, part, isSymbolic: false)).ToValueList())
            : Symbolic.Of(arguments.Location, "Split", between, text);
    }

    /// <summary>Fn::Select: one item of a list.</summary>
    public static YamlNode? Select(TemplateResolver resolver, YamlNode arguments, TemplateScope scope)
    {
        var (index, list) = arguments is YamlList { Items: [var first, var second] }
            ? (resolver.Resolve(first, scope), resolver.Resolve(second, scope))
            : (null, null);
        var isNumber = int.TryParse(Symbolic.Known(index), NumberStyles.None, CultureInfo.InvariantCulture, out var at);
        return isNumber && list is YamlList items && at < items.Items.Count
            ? items.Items[at]
            : Symbolic.Of(arguments.Location, "Select", index, list);
    }

    /// <summary>Fn::Length: how many items a list has.</summary>
    public static YamlNode Length(TemplateResolver resolver, YamlNode arguments, TemplateScope scope) => resolver.Resolve(arguments, scope) switch
    {
        YamlList list => new YamlScalar(arguments.Location, list.Items.Count.ToString(CultureInfo.InvariantCulture), ScalarStyle.Plain),
        var other => Symbolic.Of(arguments.Location, "Length", other),
    };

    /// <summary>Fn::ToJsonString: an object or a list as JSON.</summary>
    public static YamlNode ToJsonString(TemplateResolver resolver, YamlNode arguments, TemplateScope scope)
    {
        var value = resolver.Resolve(arguments, scope);
        return value is YamlMap or YamlList
            ? resolver.Text(arguments.Location, JsonTexts.Write(value), value.Scalars().Any(Symbolic.Is))
            : Symbolic.Of(arguments.Location, "ToJsonString", value);
    }

    /// <summary>The names that Fn::Sub fills in, each as often as it stands there.</summary>
    public static IEnumerable<string> Names(string text) => Name().Matches(text).Select(found => found.Groups["name"].Value);

    private static YamlScalar Filled(TemplateResolver resolver, YamlScalar text, YamlMap? own, TemplateScope scope)
    {
        var filled = new StringBuilder();
        var isSymbolic = false;
        var rest = text.Value.AsSpan();
        for (var start = rest.IndexOf("${", StringComparison.Ordinal); start >= 0; start = rest.IndexOf("${", StringComparison.Ordinal))
        {
            filled.Append(rest[..start]);
            rest = rest[(start + 2)..];
            var end = rest.IndexOf('}');
            if (end < 0)
            {
                filled.Append("${");
                break;
            }

            var name = rest[..end].Trim().ToString();
            rest = rest[(end + 1)..];
            if (name.StartsWith('!'))
            {
                filled.Append($"${{{name[1..]}}}");
                continue;
            }

            var value = Value(resolver, name, own, text.Location, scope);
            isSymbolic |= Symbolic.Is(value);
            filled.Append(value.Value);
            if (!resolver.Set.Budget.Text(filled.Length))
            {
                return resolver.Text(text.Location, filled.ToString(), isSymbolic: true);
            }
        }

        return resolver.Text(text.Location, filled.Append(rest).ToString(), isSymbolic);
    }

    private static YamlScalar Value(TemplateResolver resolver, string name, YamlMap? own, SourceLocation place, TemplateScope scope)
    {
        var node = own?[name] is { } given ? resolver.Resolve(given, scope)
            : name.Contains('.', StringComparison.Ordinal) ? References.GetAtt(resolver, new YamlScalar(place, name, ScalarStyle.Quoted), scope)
            : References.Ref(resolver, new YamlScalar(place, name, ScalarStyle.Quoted), scope);
        return node as YamlScalar ?? Symbolic.Of(place, name);
    }

    [GeneratedRegex(@"\$\{\s*(?!!)(?<name>[^{}]*?)\s*\}")]
    private static partial Regex Name();
}
