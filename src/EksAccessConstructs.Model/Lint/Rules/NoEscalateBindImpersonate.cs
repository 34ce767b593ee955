using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody may take more rights than they have.</summary>
internal sealed class NoEscalateBindImpersonate : RoleRuleLint
{
    private static readonly (string Verb, string Group, string Resource)[] Ways =
    [
        .. RequestVerbs.Special.Where(special => special.Verb is "escalate" or "bind" or "impersonate"),
    ];

    public NoEscalateBindImpersonate()
        : base(
            new("RB025", Severity.Error, "No role gives escalate, bind or impersonate."),
            "escalate and bind give rights the holder does not have, impersonate takes somebody else's",
            "let those who hold the rights write roles and bindings; limit bind and impersonate to resourceNames")
    {
        GoodPractice = "escalate verb, bind verb, impersonate verb";
        EksBenchmark = ["4.1.8"];
        KubernetesBenchmark = ["5.1.8"];
    }

    protected override IEnumerable<string> Problems(RbacRule rule) => Ways
        .Where(way => rule.Gives(way.Verb) && (rule.Names(way.Group, way.Resource) || Spelled(rule, way.Verb, way.Group)))
        .GroupBy(way => way.Verb, StringComparer.Ordinal)
        .Select(ways => $"'{ways.Key}' on {string.Join(", ", ways.Select(way => way.Resource))} {Meaning(ways.Key)}; {Limit(rule)}");

    // A verb that is spelled out counts on '*' as well; '*' on '*' is the matter of NoWildcardVerbs.
    private static bool Spelled(RbacRule rule, string verb, string group) =>
        rule.Verbs.Contains(verb) && RuleMatch.Group(rule, group) && rule.Resources.Contains(RuleMatch.All);

    private static string Meaning(string verb) => verb switch
    {
        "escalate" => "lets the holder write rights into roles that they do not have",
        "bind" => "lets the holder give anybody roles that they do not have",
        _ => "lets the holder act as somebody else",
    };

    private static string Limit(RbacRule rule) =>
        rule.ResourceNames.IsEmpty
            ? "drop it, or limit it to resourceNames"
            : $"make sure that {RuleTargets.Quoted(rule.ResourceNames)} hold no more than the holder should";
}
