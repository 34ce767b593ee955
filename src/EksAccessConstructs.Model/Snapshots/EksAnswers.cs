using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Templates;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>Answers of <c>aws eks</c> about clusters that exist, as <c>--output json</c> prints them: read like anything else that says who gets
/// in.</summary>
/// <remarks>Read are describe-cluster, list-access-entries, describe-access-entry, list-associated-access-policies, list-pod-identity-associations and
/// describe-pod-identity-association. Answers that do not name their cluster are about the one whose answers are in the same folder or above it.
/// Source: EKS API Reference.</remarks>
/// <param name="findings">Where problems go.</param>
internal sealed class EksAnswers(List<Finding> findings)
{
    private readonly List<YamlMap> answers = [];

    /// <summary>True for such an answer.</summary>
    public static bool Is(YamlMap root) => root["kind"] is null && root["apiVersion"] is null && root["Resources"] is null && (
        root["cluster"] is YamlMap { } cluster && cluster["arn"] is not null
        || root["accessEntry"] is YamlMap
        || root["associatedAccessPolicies"] is YamlList
        || root["accessEntries"] is YamlList
        || (root["association"] is YamlMap { } association && association["associationArn"] is not null)
        || (root["associations"] is YamlList { } list && list.Items.All(IsAssociation)));

    /// <summary>Takes an answer.</summary>
    public void Add(YamlMap root) => answers.Add(root);

    /// <summary>The clusters that answers are about; of one that its entries are listed of, all entries are known.</summary>
    public ValueList<TemplateCluster> Clusters() => answers.GroupBy(NameOf, StringComparer.Ordinal).Where(same => same.Key.Length > 0)
        .Select(same => Cluster(same.Key, [.. same])).ToValueList();

    private TemplateCluster Cluster(string name, ValueList<YamlMap> mine)
    {
        var described = mine.Select(answer => answer["cluster"]).OfType<YamlMap>().LastOrDefault();
        var mode = described?["accessConfig"] is YamlMap access ? AuthenticationModes.FromApiValue(Text(access["authenticationMode"])) : null;
        var entries = Entries(mine);
        var accounts = Accounts(mine);
        Missing(
            mine, "accessEntries", item => Text(item), entries.Select(entry => entry.Principal.Text), "access entry", "describe-access-entry --principal-arn");
        return new TemplateCluster
        {
            Name = name,
            Label = name,
            Origin = (described ?? mine[0]).Location,
            IsMade = mine.Any(answer => answer["accessEntries"] is YamlList) || mode is ClusterAuthenticationMode.ConfigMap,
            Files = mine.Select(answer => answer.Location.File).Distinct(StringComparer.Ordinal).ToValueList(),
            Version = Text(described?["version"]) is { Length: > 0 } version ? version : null,
            Modes = mode is { } known ? [known] : [],
            CreatorIsAdmin = mode switch
            {
                null => [true, false],
                ClusterAuthenticationMode.ConfigMap => [true],
                _ => [false], // as an entry like any other
            },
            Entries = entries.Select(entry => new Uncertain<AccessGrant>(entry, entry)).ToValueList(),
            Accounts = accounts.Select(account => new Uncertain<AccountBinding>(account, account)).ToValueList(),
            AutoMode = described?["computeConfig"] is YamlMap compute && Text(compute["enabled"]) == "true",
        };
    }

    private ValueList<AccessGrant> Entries(ValueList<YamlMap> mine)
    {
        var policies = mine.Where(answer => answer["associatedAccessPolicies"] is YamlList)
            .GroupBy(answer => Text(answer["principalArn"]), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => Policies((YamlList)same.Last()["associatedAccessPolicies"]!), StringComparer.Ordinal);
        return mine.Select(answer => answer["accessEntry"]).OfType<YamlMap>()
            .DistinctBy(entry => Text(entry["principalArn"]), StringComparer.Ordinal)
            .Select(entry => Entry(entry, policies))
            .OfType<AccessGrant>()
            .ToValueList();
    }

    private AccessGrant? Entry(YamlMap entry, Dictionary<string, ValueList<PolicyAssociation>> policies)
    {
        var arn = Text(entry["principalArn"]);
        var principal = PrincipalArn.Read(arn, entry.Location);
        if (principal.Value is null)
        {
            findings.AddRange(principal.Findings.Select(finding => finding.Code == NoServiceLinkedRole.Info.Code
                ? AnswerRules.ServicesAreLeftOut.At(entry.Location, $"'{arn}' is a service-linked role: its entry is EKS's own")
                : finding));
            return null;
        }

        var type = EntryType.Custom(Text(entry["type"]) is { Length: > 0 } word ? word : EntryType.Standard.Name);
        if (type.TakesPolicies && !policies.ContainsKey(arn))
        {
            findings.Add(AnswerRules.IsWhole.At(entry.Location,
                $"no file tells the access policies of '{arn}'; run: aws eks list-associated-access-policies --principal-arn {arn}"));
        }

        return new AccessGrant
        {
            Principal = principal.Value,
            Type = type,
            Username = Text(entry["username"]) is { Length: > 0 } username && username != UsualUsername(principal.Value) ? username : null,
            Groups = Texts(entry["kubernetesGroups"]),
            Policies = policies.GetValueOrDefault(arn),
            Tags = Tags(entry["tags"]),
            Origin = entry.Location,
        };
    }

    // What EKS makes where none is given, so that an entry without and one with it are the same.
    private static string UsualUsername(PrincipalArn principal) => principal.Kind is PrincipalKind.Role
        ? $"arn:{principal.Partition}:sts::{principal.Account}:assumed-role/{principal.Name}/{{{{SessionName}}}}"
        : principal.Text;

    private ValueList<PolicyAssociation> Policies(YamlList list) =>
        list.Items.OfType<YamlMap>().Select(Policy).OfType<PolicyAssociation>().Distinct().ToValueList();

    private PolicyAssociation? Policy(YamlMap policy)
    {
        var name = AccessPolicyName.Read(Text(policy["policyArn"]), policy.Location);
        var scope = policy["accessScope"] is YamlMap map
            ? PolicyScope.Read(Text(map["type"]), Texts(map["namespaces"]), map.Location)
            : new(null, [AnswerRules.IsAnswer.At(policy.Location, "an associated access policy has no 'accessScope'; collect the answers again")]);
        findings.AddRange(name.Findings.Concat(scope.Findings));
        return name.Value is { } read && scope.Value is { } where ? new PolicyAssociation(read, where) : null;
    }

    private ValueList<AccountBinding> Accounts(ValueList<YamlMap> mine)
    {
        var described = mine.Select(answer => answer["association"]).OfType<YamlMap>()
            .DistinctBy(one => Text(one["associationId"]), StringComparer.Ordinal).ToList();
        Missing(mine, "associations", item => item is YamlMap map ? Text(map["associationId"]) : "", described.Select(one => Text(one["associationId"])),
            "pod identity association", "describe-pod-identity-association --association-id");
        return described.Select(one => new AccountBinding
        {
            Namespace = Text(one["namespace"]),
            ServiceAccount = Text(one["serviceAccount"]),
            Mechanism = IdentityMechanism.PodIdentity,
            Role = Text(one["roleArn"]),
            TargetRole = Text(one["targetRoleArn"]) is { Length: > 0 } target ? target : null,
            Addon = Text(one["ownerArn"]) is { Length: > 0 } owner && owner.Split('/') is [_, _, var addon, ..] ? addon : null,
            SessionTagsAreOff = Text(one["disableSessionTags"]) == "true",
            HasSessionPolicy = one["policy"] is not null,
            Origin = one.Location,
        }).ToValueList();
    }

    private void Missing(
        ValueList<YamlMap> mine, string list, Func<YamlNode, string> id, IEnumerable<string> described, string what, string command)
    {
        var known = described.ToHashSet(StringComparer.Ordinal);
        foreach (var item in mine.Select(answer => answer[list]).OfType<YamlList>().SelectMany(items => items.Items))
        {
            var name = id(item);
            if (!known.Contains(name) && !name.Contains(":role/aws-service-role/", StringComparison.Ordinal))
            {
                findings.Add(AnswerRules.IsWhole.At(item.Location, $"no file tells what the {what} '{name}' is; run: aws eks {command} {name}"));
            }
        }
    }

    private string NameOf(YamlMap answer)
    {
        var said = Said(answer);
        if (said.Length > 0)
        {
            return said;
        }

        // A list of ARNs names no cluster.
        var folder = FolderOf(answer);
        var near = answers.Where(other => Said(other).Length > 0)
            .Where(other => FolderOf(other).StartsWith(folder, StringComparison.Ordinal) || folder.StartsWith(FolderOf(other), StringComparison.Ordinal))
            .Select(Said).Distinct(StringComparer.Ordinal).ToList();
        if (near is [var only])
        {
            return only;
        }

        findings.Add(AnswerRules.IsAnswer.At(answer.Location, near.Count == 0
            ? "nothing tells which cluster this is about; put the answer of 'aws eks describe-cluster' beside it"
            : $"this may be about {string.Join(" or ", near)}; put the answers about one cluster into a folder of its own"));
        return "";
    }

    private static string Said(YamlMap answer) =>
        new[] { answer["clusterName"], (answer["cluster"] as YamlMap)?["name"], (answer["accessEntry"] as YamlMap)?["clusterName"] }
            .Concat([(answer["association"] as YamlMap)?["clusterName"]])
            .Concat((answer["associations"] as YamlList)?.Items.OfType<YamlMap>().Select(item => item["clusterName"]) ?? [])
            .Select(Text)
            .FirstOrDefault(name => name.Length > 0) ?? "";

    private static string FolderOf(YamlMap answer) => answer.Location.File[..(answer.Location.File.LastIndexOf('/') + 1)];

    private static bool IsAssociation(YamlNode item) => item is YamlMap { } map && map["associationId"] is not null;

    private static ValueList<string> Texts(YamlNode? node) => node is YamlList list ? list.Items.Select(Text).ToValueList() : [];

    private static ValueMap Tags(YamlNode? node) => node is YamlMap map
        ? new(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Text(entry.Value))))
        : default;

    private static string Text(YamlNode? node) => node is YamlScalar scalar ? scalar.Value : "";
}
