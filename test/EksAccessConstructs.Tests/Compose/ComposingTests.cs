namespace EksAccessConstructs.Tests.Compose;

/// <summary>Small stacks as teams write them beside the CDK's own constructs: each synthesizes, is warned of, or is refused with a way out.</summary>
public sealed class ComposingTests
{
    private static readonly Dictionary<string, Scenario> Scenarios = About("grants", GrantScenarios.All)
        .Concat(About("trust", TrustScenarios.All))
        .Concat(About("networks", NetworkScenarios.All))
        .Concat(About("places", PlaceScenarios.All))
        .Concat(About("delivery", DeliveryScenarios.All))
        .Concat(About("teams", TeamScenarios.All))
        .ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Scenarios.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_small_stack(string name) => Scenarios[name].Hold();

    private static IEnumerable<KeyValuePair<string, Scenario>> About(string topic, IEnumerable<Scenario> scenarios) =>
        scenarios.Select(one => KeyValuePair.Create($"{topic}: {one.Name}", one));
}
