using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Metadata;

/// <summary>kube2iam: which role it gives to which pod.</summary>
/// <remarks>Source: cmd/main.go, server/server.go, mappings/mapper.go, iam and k8s of jtblin/kube2iam at 4c4a2b4b. Credentials are kept by role alone, so
/// the external id of the first pod serves all: <see cref="KeptCredentials"/>.</remarks>
public sealed partial class Kube2Iam : MetadataServer
{
    private const int LongestSession = 64;

    private static readonly MetadataAnswer Undecided = new(
        MetadataOutcome.Unknown, 0, "the base ARN is made of the node's instance profile, which no file says; give --instance-profile");

    private readonly Kube2IamSettings settings;
    private readonly ValueList<Workload> everywhere; // the API server is asked about doubles, on whatever node they are
    private readonly string? baseArn;
    private readonly string? defaultRole;

    /// <summary>kube2iam with its flags, on a node, before pods.</summary>
    public Kube2Iam(Kube2IamSettings settings, NodeMetadata node, PodWorld world)
        : base(OfNode(world, settings))
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);
        this.settings = settings;
        everywhere = world.Pods;
        StartProblem = Problem(settings, node) is { } problem ? $"kube2iam does not start: {problem}" : null;
        baseArn = Base(settings, node);
        defaultRole = RoleArn(settings.DiscoversDefaultRole ? node.Role : settings.DefaultRole);
    }

    /// <inheritdoc/>
    public override string Name => "kube2iam";

    /// <inheritdoc/>
    public override string? StartProblem { get; }

    /// <summary>The entries of a namespace's list, as Go's JSON reads them: what is no text becomes the empty text, and a text that is no JSON list
    /// gives none.</summary>
    internal static (ValueList<string> Entries, bool IsList) AllowedRoles(string annotation)
    {
        var node = Json(annotation);
        return node is YamlList list
            ? (list.Items.Select(item => item is YamlScalar { Style: ScalarStyle.Quoted } text ? text.Value : "").ToValueList(),
                list.Items.All(item => item is YamlScalar { Style: ScalarStyle.Quoted } or YamlScalar { Value: "null" }))
            : ([], node is YamlScalar { Value: "null", Style: ScalarStyle.Plain });
    }

    /// <summary>True where a pattern with <c>*</c> fits a text whole.</summary>
    /// <remarks>Source: ryanuber/go-glob.</remarks>
    internal static bool Fits(string pattern, string text)
    {
        if (pattern == "*")
        {
            return true;
        }

        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return text == pattern;
        }

        var rest = text;
        for (var index = 0; index < parts.Length - 1; index++)
        {
            var at = rest.IndexOf(parts[index], StringComparison.Ordinal);
            if (at < 0 || (index == 0 && at != 0))
            {
                return false;
            }

            rest = rest[(at + parts[index].Length)..];
        }

        return rest.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    private protected override MetadataAnswer Routed(string address, string method, MetadataPath path)
    {
        if (path.Path == "/healthz" || (path.Path == "/metrics" && settings.ServesMetrics) || (path.Path == "/debug/store" && settings.Debugs))
        {
            return new(MetadataOutcome.OwnAnswer, 200, "kube2iam's own endpoint");
        }

        return path.Role switch
        {
            "" => List(address),
            { } role => Credentials(address, role),
            null when path.Path.Contains('\n', StringComparison.Ordinal) => new(MetadataOutcome.NotFound, 404, "no route fits: the path contains a line end"),
            null => new(MetadataOutcome.Proxied, 200, "not a path that kube2iam answers itself: passed to the metadata service unchanged"),
        };
    }

    private MetadataAnswer List(string address)
    {
        var mapped = Mapped(address);
        if (mapped.Outcome is not MetadataOutcome.Role)
        {
            return mapped;
        }

        var body = baseArn is { Length: > 0 } && mapped.Role.StartsWith(baseArn, StringComparison.Ordinal) ? mapped.Role[baseArn.Length..] : mapped.Role;
        return mapped with { Outcome = mapped.Role.Length == 0 ? MetadataOutcome.Empty : MetadataOutcome.Role, Body = body };
    }

    private MetadataAnswer Credentials(string address, string role)
    {
        var mapped = Mapped(address);
        if (mapped.Outcome is not MetadataOutcome.Role)
        {
            return mapped;
        }

        var pod = PodAt(address).Pod!;
        return RoleArn(role) == mapped.Role
            ? new MetadataAnswer(MetadataOutcome.Role, 200, "the role in the path is the pod's role")
            {
                Role = mapped.Role,
                ExternalId = pod.Template.Annotations[settings.ExternalIdKey] is { Length: > 0 } id ? id : null,
                SessionName = SessionName(mapped.Role, address),
            }
            : new MetadataAnswer(MetadataOutcome.Denied, 403, $"the role in the path is not the pod's role '{mapped.Role}'");
    }

    // The role of the pod that has an address, if its namespace allows it.
    private MetadataAnswer Mapped(string address)
    {
        var (pod, problem) = PodAt(address);
        if (pod is null)
        {
            return new(MetadataOutcome.NotFound, 404, problem);
        }

        var written = pod.Template.Annotations[settings.RoleKey];
        if (RoleArn(written) is null && (written is not null || defaultRole is null))
        {
            return Undecided;
        }

        if (written is null && defaultRole is not { Length: > 0 })
        {
            return new(MetadataOutcome.NotFound, 404, "no role annotation, no default role and no base ARN");
        }

        var role = written is null ? defaultRole! : RoleArn(written)!;
        var (isAllowed, reason) = IsAllowed(role, pod.Namespace);
        var whole = $"{WhereFrom(written)}; {reason}";
        return isAllowed switch
        {
            true => new MetadataAnswer(MetadataOutcome.Role, 200, whole) { Role = role },
            false => new MetadataAnswer(MetadataOutcome.Denied, 404, $"namespace {pod.Namespace} does not allow '{role}': {reason}"),
            null => Undecided,
        };
    }

    private string WhereFrom(string? written) => written switch
    {
        null when settings is { DefaultRole: "", DiscoversDefaultRole: false } =>
            "no annotation and no default role: what is left is the bare base ARN, which is no role",
        null => "no annotation: the default role",
        "" => "an empty annotation counts as an annotation: the bare base ARN, which is no role",
        _ when IsFullArn(written) => "a full ARN in the annotation, used as written",
        _ when baseArn is "" => "a name in the annotation; there is no base ARN, so it stays a name",
        _ => "a name in the annotation, behind the base ARN",
    };

    private (bool? IsAllowed, string Reason) IsAllowed(string role, string space)
    {
        if (!settings.RestrictsNamespaces)
        {
            return (true, "namespaces are not restricted");
        }

        if (role == defaultRole)
        {
            return (true, "it equals the default role, or the bare base ARN that stands in for it, so the list of the namespace is not looked at");
        }

        if (AnnotationsOf(space) is not { } annotations)
        {
            return (false, "the namespace is not known");
        }

        var text = annotations[settings.NamespaceKey];
        if (text is not { Length: > 0 })
        {
            return (false, "the namespace has no list");
        }

        var (entries, isList) = AllowedRoles(text);
        var answers = entries.Select(entry => (Entry: entry, Fits: Allows(entry, role))).ToList();
        var fitting = answers.FindIndex(answer => answer.Fits is true);
        if (fitting >= 0)
        {
            return (true, $"allowed by the list entry '{answers[fitting].Entry}'");
        }

        var isOpen = defaultRole is null || answers.Exists(answer => answer.Fits is null);
        return (isOpen ? null : false, isList ? "no entry of the list fits" : "the list of the namespace is not a JSON list of texts");
    }

    // Null where it depends on a base ARN that is not known.
    private bool? Allows(string entry, string role) => (RoleArn(entry), settings.TakesRegularExpressions) switch
    {
        (null, _) => null,
        ({ } pattern, true) => GoRegexp.Compile(pattern, out _)?.IsMatch(role) ?? false,
        ({ } pattern, false) => Fits(pattern, role),
    };

    private (Workload? Pod, string Problem) PodAt(string address)
    {
        var pods = PodsAt(address);
        if (pods.Count < 2)
        {
            return (pods.Count == 0 ? null : pods[0], "no living pod that kube2iam knows has this address");
        }

        if (!settings.ResolvesDuplicates)
        {
            return (null, "several living pods share this address, and duplicates are not resolved");
        }

        var running = everywhere.Where(pod => pod.Address is { } own && IsSame(own, address)).OrderBy(pod => pod.Namespace, StringComparer.Ordinal)
            .ThenBy(pod => pod.Name, StringComparer.Ordinal)
            .FirstOrDefault(pod => !pod.Template.HostNetwork && pod.Status is null or { Phase: "Running" });
        return (running, "several living pods share this address, and none of them runs outside the host network");
    }

    // Null where the base would have to be known and is not.
    private string? RoleArn(string? role) => (role, baseArn) switch
    {
        (null, _) => null,
        _ when IsFullArn(role) => role,
        (_, null) => null,
        _ => $"{baseArn}{role}",
    };

    private static bool IsFullArn(string role) => role.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);

    private static PodWorld OfNode(PodWorld world, Kube2IamSettings settings) => settings.Node is not { } node
        ? world
        : world with { Pods = world.Pods.Where(pod => pod.Status is null || pod.Template.NodeName == node).ToValueList() };

    private static string? Problem(Kube2IamSettings settings, NodeMetadata node)
    {
        if (settings.Problem is { } problem)
        {
            return problem;
        }

        if (settings.BaseRoleArn.Length > 0 && !ValidBase().IsMatch(settings.BaseRoleArn))
        {
            return $"the base ARN '{settings.BaseRoleArn}' does not pass the check of the flag";
        }

        if (settings is { DiscoversBase: true, BaseRoleArn.Length: > 0 })
        {
            return "--auto-discover-base-arn together with --base-role-arn";
        }

        if (settings is { DiscoversDefaultRole: true, DefaultRole.Length: > 0 })
        {
            return "--default-role together with --auto-discover-default-role";
        }

        var discovers = settings.DiscoversBase || settings.DiscoversDefaultRole;
        return discovers && node.InstanceProfileArn is { } profile && !profile.Contains('/', StringComparison.Ordinal)
            ? $"no base ARN can be made of '{profile}'"
            : null;
    }

    // The path of an instance profile is not kept.
    private static string? Base(Kube2IamSettings settings, NodeMetadata node)
    {
        if (settings.DiscoversBase || settings.DiscoversDefaultRole)
        {
            return node.InstanceProfileArn is not { } profile ? null : $"{FirstReplaced(profile).Split('/')[0]}/";
        }

        return settings.BaseRoleArn is "" || settings.BaseRoleArn.EndsWith('/') ? settings.BaseRoleArn : $"{settings.BaseRoleArn}/";
    }

    private static string FirstReplaced(string profile)
    {
        const string word = "instance-profile";
        var at = profile.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? profile : string.Concat(profile.AsSpan(0, at), "role", profile.AsSpan(at + word.Length));
    }

    private static string SessionName(string role, string address)
    {
        var name = $"{Hash(address)}-{role[(role.LastIndexOf('/') + 1)..]}";
        return string.Concat(name.EnumerateRunes().Take(LongestSession));
    }

    // FNV-1a of 32 bits, in hexadecimal without leading zeros.
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ one) * 16777619u;
        }

        return hash.ToString("x", CultureInfo.InvariantCulture);
    }

    private static YamlNode? Json(string text)
    {
        try
        {
            var reader = new JsonReader(text, "");
            var node = reader.Next();
            return reader.Next() is null ? node : null;
        }
        catch (JsonProblem)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\Aarn:[0-9A-Za-z_-]*:iam::[0-9]+:role/?[0-9A-Za-z_./-]*\z")]
    private static partial Regex ValidBase();
}
