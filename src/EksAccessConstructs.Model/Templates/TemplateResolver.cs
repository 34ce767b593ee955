using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Values of templates with their functions worked out, as far as that can be done without a deployment.</summary>
/// <remarks>What only a deployment knows becomes <see cref="Symbolic"/> text. Source: CloudFormation User Guide, "Intrinsic function reference".</remarks>
/// <param name="set">The templates.</param>
/// <param name="answers">How open conditions turn out.</param>
internal sealed class TemplateResolver(TemplateSet set, ConditionAnswers answers)
{
    private readonly HashSet<(TemplateScope Scope, string What)> open = [];
    private readonly Dictionary<(TemplateScope Scope, string What), object?> done = [];
    private readonly List<string> taken = [];
    private int depth;

    /// <summary>The templates.</summary>
    public TemplateSet Set => set;

    /// <summary>The parameters that have their default in what was resolved so far, each with it: <c>Stage 'prod'</c>.</summary>
    public IEnumerable<string> Taken => taken.Distinct(StringComparer.Ordinal);

    /// <summary>Remembers that a parameter has its default.</summary>
    public void Took(TemplateScope scope, string parameter, YamlMap declared) =>
        taken.Add(set.DefaultWords(scope, parameter, declared));

    /// <summary>A value; null where it is AWS::NoValue, so that its key or item is not there.</summary>
    /// <param name="node">The value as it is written.</param>
    /// <param name="scope">The stack that it is in.</param>
    public YamlNode? Resolve(YamlNode node, TemplateScope scope)
    {
        if (depth >= ResolvingBudget.MaxDepth || !set.Budget.Step())
        {
            return TooMuch(node.Location);
        }

        depth++;
        var value = ShortForms.Long(node) switch
        {
            YamlMap { Entries: [var call] } when IsFunction(call.Key) => Call(call, scope),
            YamlMap map => Map(map, scope),
            YamlList list => List(list, scope),
            YamlScalar scalar => Symbolic.Written(scalar),
            var other => other,
        };
        depth--;
        return value;
    }

    /// <summary>The properties of a resource.</summary>
    public YamlMap Properties(TemplateResource resource, TemplateScope scope) =>
        Resolve(resource.Properties, scope) as YamlMap ?? new YamlMap(resource.Location, []);

    /// <summary>True where a resource is made.</summary>
    public bool IsMade(TemplateResource resource, TemplateScope scope) => resource.Condition is not { } name || Holds(name, resource.Location, scope);

    /// <summary>True where a condition of the template holds.</summary>
    public bool Holds(string name, SourceLocation place, TemplateScope scope) => scope.Template.Conditions?[name] is { } condition
        ? Once(scope, $"condition {name}", place, () => Truth(condition, scope))
        : answers.Answer($"condition {name}");

    /// <summary>Does something once that must not come back to itself.</summary>
    /// <returns>What it gives; the default where it comes back to itself, with a finding.</returns>
    public T? Once<T>(TemplateScope scope, string what, SourceLocation place, Func<T> work)
    {
        if (done.TryGetValue((scope, what), out var known))
        {
            return (T?)known;
        }

        if (!open.Add((scope, what)))
        {
            set.Found(TemplateRules.Resolvable.At(place, $"{what} refers to itself, so it has no value; CloudFormation refuses such a template"));
            return default;
        }

        var value = work();
        open.Remove((scope, what));
        done[(scope, what)] = value;
        return value;
    }

    /// <summary>Text that was put together; what is too long to be real is not made.</summary>
    public YamlScalar Text(SourceLocation place, string text, bool isSymbolic) => !set.Budget.Text(text.Length)
        ? TooMuch(place)
        : Symbolic.Written(isSymbolic ? Symbolic.Text(place, text) : new YamlScalar(place, text, ScalarStyle.Quoted));

    private static bool IsFunction(string key) => key is "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal);

    private YamlScalar TooMuch(SourceLocation place)
    {
        set.Found(TemplateRules.Resolvable.At(place, "functions refer to each other too deeply or too often to be resolved; no real template needs that"));
        return Symbolic.Of(place, "too deep");
    }

    private YamlMap Map(YamlMap map, TemplateScope scope) => map with
    {
        Entries = map.Entries.Select(entry => (Entry: entry, Value: Resolve(entry.Value, scope)))
            .Where(pair => pair.Value is not null)
            .Select(pair => pair.Entry with { Value = pair.Value! })
            .ToValueList(),
    };

    private YamlList List(YamlList list, TemplateScope scope) => list with
    {
        Items = list.Items.Select(item => Resolve(item, scope)).OfType<YamlNode>().ToValueList(),
    };

    private YamlNode? Call(YamlEntry call, TemplateScope scope)
    {
        var place = call.Value.Location;
        return call.Key switch
        {
            "Ref" => References.Ref(this, call.Value, scope),
            "Fn::GetAtt" => References.GetAtt(this, call.Value, scope),
            "Fn::ImportValue" => References.Import(this, call.Value, scope),
            "Fn::GetStackOutput" => References.StackOutput(this, call.Value, scope),
            "Fn::FindInMap" => References.FindInMap(this, call.Value, scope),
            "Fn::If" => If(call.Value, scope),
            "Fn::And" or "Fn::Or" or "Fn::Not" or "Fn::Equals" or "Fn::Contains" =>
                new YamlScalar(place, Truth(new YamlMap(place, [call]), scope) ? "true" : "false", ScalarStyle.Plain),
            "Fn::Sub" => TextFunctions.Sub(this, call.Value, scope),
            "Fn::Join" => TextFunctions.Join(this, call.Value, scope),
            "Fn::Split" => TextFunctions.Split(this, call.Value, scope),
            "Fn::Select" => TextFunctions.Select(this, call.Value, scope),
            "Fn::Cidr" => RangeFunctions.Cidr(this, call.Value, scope),
            "Fn::Length" => TextFunctions.Length(this, call.Value, scope),
            "Fn::ToJsonString" => TextFunctions.ToJsonString(this, call.Value, scope),
            var other => Symbolic.Of(place, other[4..], Resolve(call.Value, scope)),
        };
    }

    private YamlNode? If(YamlNode arguments, TemplateScope scope) =>
        arguments is YamlList { Items: [var name, var then, var otherwise] }
            ? Resolve(Truth(name is YamlScalar plain ? Named(plain) : name, scope) ? then : otherwise, scope)
            : Symbolic.Of(arguments.Location, "If", Resolve(arguments, scope));

    private static YamlMap Named(YamlScalar name) => new(name.Location, [new YamlEntry("Condition", name, name)]);

    private bool Truth(YamlNode condition, TemplateScope scope)
    {
        if (depth >= ResolvingBudget.MaxDepth || !set.Budget.Step())
        {
            TooMuch(condition.Location);
            return answers.Answer("too deep");
        }

        depth++;
        var truth = ShortForms.Long(condition) switch
        {
            YamlMap { Entries: [{ Key: "Condition", Value: YamlScalar name }] } => Holds(name.Value, name.Location, scope),
            YamlMap { Entries: [{ Key: "Fn::Not", Value: YamlList { Items: [var one] } }] } => !Truth(one, scope),
            YamlMap { Entries: [{ Key: "Fn::And", Value: YamlList all }] } => all.Items.All(one => Truth(one, scope)),
            YamlMap { Entries: [{ Key: "Fn::Or", Value: YamlList any }] } => any.Items.Any(one => Truth(one, scope)),
            YamlMap { Entries: [{ Key: "Fn::Equals", Value: YamlList { Items: [var left, var right] } }] } =>
                AreEqual(Resolve(left, scope), Resolve(right, scope)),
            var other => Asked(Resolve(other, scope)),
        };
        depth--;
        return truth;
    }

    private bool AreEqual(YamlNode? left, YamlNode? right)
    {
        if ((left, right) is (YamlScalar one, YamlScalar other) && (one.Value == other.Value || (!Symbolic.Is(one) && !Symbolic.Is(other))))
        {
            return one.Value == other.Value;
        }

        var (first, second) = (Words(left), Words(right));
        var isKnownLast = left is YamlScalar && Symbolic.Is(left) || !Symbolic.Is(right);
        return answers.Answer(isKnownLast ? $"{first} is {second}" : $"{second} is {first}");
    }

    private bool Asked(YamlNode? value) => value is YamlScalar { Value: "true" or "false" } known ? known.Value == "true" : answers.Answer(Words(value));

    private static string Words(YamlNode? node) => node switch
    {
        YamlScalar scalar when Symbolic.Is(scalar) => scalar.Value,
        YamlScalar scalar => $"'{scalar.Value}'",
        null => "nothing",
        _ => Symbolic.Of(node.Location, "value", node).Value,
    };
}
