namespace EksAccessConstructs.Pods.Metadata;

/// <summary>The flags of kube2iam that decide about roles.</summary>
/// <remarks>Source: cmd/main.go and server/server.go of jtblin/kube2iam at 4c4a2b4b.</remarks>
public sealed record Kube2IamSettings
{
    private static readonly Dictionary<string, FlagKind> Known = new(StringComparer.Ordinal)
    {
        ["kubeconfig"] = FlagKind.Text,
        ["api-server"] = FlagKind.Text,
        ["api-token"] = FlagKind.Text,
        ["app-port"] = FlagKind.Text,
        ["metrics-port"] = FlagKind.Text,
        ["base-role-arn"] = FlagKind.Text,
        ["debug"] = FlagKind.Switch,
        ["default-role"] = FlagKind.Text,
        ["iam-role-key"] = FlagKind.Text,
        ["iam-external-id"] = FlagKind.Text,
        ["iam-role-session-ttl"] = FlagKind.Duration,
        ["iam-role-error-ttl"] = FlagKind.Duration,
        ["insecure"] = FlagKind.Switch,
        ["metadata-addr"] = FlagKind.Text,
        ["iptables"] = FlagKind.Switch,
        ["auto-discover-base-arn"] = FlagKind.Switch,
        ["auto-discover-default-role"] = FlagKind.Switch,
        ["host-interface"] = FlagKind.Text,
        ["namespace-restrictions"] = FlagKind.Switch,
        ["namespace-restriction-format"] = FlagKind.Text,
        ["namespace-key"] = FlagKind.Text,
        ["cache-resync-period"] = FlagKind.Duration,
        ["resolve-duplicate-cache-ips"] = FlagKind.Switch,
        ["host-ip"] = FlagKind.Text,
        ["node"] = FlagKind.Text,
        ["backoff-max-interval"] = FlagKind.Duration,
        ["backoff-max-elapsed-time"] = FlagKind.Duration,
        ["log-format"] = FlagKind.Text,
        ["log-level"] = FlagKind.Text,
        ["use-regional-sts-endpoint"] = FlagKind.Switch,
        ["verbose"] = FlagKind.Switch,
        ["version"] = FlagKind.Switch,
    };

    private static readonly string[] LogLevels = ["panic", "fatal", "error", "warn", "warning", "info", "debug", "trace"];

    /// <summary>Why kube2iam does not start, whatever its node is; null where nothing in the flags keeps it from starting.</summary>
    /// <value>Default: null.</value>
    public string? Problem { get; private init; }

    /// <summary><c>--base-role-arn</c>: what is put before names of roles.</summary>
    /// <value>Default: empty.</value>
    public string BaseRoleArn { get; init; } = "";

    /// <summary><c>--default-role</c>: the role of pods without the annotation.</summary>
    /// <value>Default: empty, none.</value>
    public string DefaultRole { get; init; } = "";

    /// <summary><c>--auto-discover-base-arn</c>: the base is made of the ARN of the node's instance profile.</summary>
    /// <value>Default: false.</value>
    public bool DiscoversBase { get; init; }

    /// <summary><c>--auto-discover-default-role</c>: pods without the annotation get the role of the node.</summary>
    /// <value>Default: false.</value>
    public bool DiscoversDefaultRole { get; init; }

    /// <summary><c>--iam-role-key</c>: the annotation of pods that names the role.</summary>
    /// <value>Default: iam.amazonaws.com/role.</value>
    public string RoleKey { get; init; } = RoleAnnotations.Role;

    /// <summary><c>--iam-external-id</c>: the annotation of pods that names the external id.</summary>
    /// <value>Default: iam.amazonaws.com/external-id.</value>
    public string ExternalIdKey { get; init; } = RoleAnnotations.ExternalId;

    /// <summary><c>--namespace-restrictions</c>: pods get only roles that their namespace lists.</summary>
    /// <value>Default: false.</value>
    public bool RestrictsNamespaces { get; init; }

    /// <summary><c>--namespace-restriction-format</c>: <c>regexp</c> in any case for regular expressions, anything else for patterns with <c>*</c>.</summary>
    /// <value>Default: glob.</value>
    public string RestrictionFormat { get; init; } = "glob";

    /// <summary><c>--namespace-key</c>: the annotation of namespaces that lists the roles.</summary>
    /// <value>Default: iam.amazonaws.com/allowed-roles.</value>
    public string NamespaceKey { get; init; } = RoleAnnotations.AllowedRoles;

    /// <summary><c>--resolve-duplicate-cache-ips</c>: of pods that share an address, the running one outside the host network answers for all.</summary>
    /// <value>Default: false.</value>
    public bool ResolvesDuplicates { get; init; }

    /// <summary><c>--node</c>: the only node whose pods are known; null for all, and for a variable, since then each node knows its own.</summary>
    /// <value>Default: null.</value>
    public string? Node { get; init; }

    /// <summary><c>--debug</c>: every pod may read which pod has which role, at <c>/debug/store</c>.</summary>
    /// <value>Default: false.</value>
    public bool Debugs { get; init; }

    /// <summary><c>--iptables</c>: the rule that leads pods here is made, for traffic from <see cref="HostInterface"/>.</summary>
    /// <value>Default: false.</value>
    public bool AddsRule { get; init; }

    /// <summary><c>--host-interface</c>: the network interface of pods.</summary>
    /// <value>Default: docker0.</value>
    public string HostInterface { get; init; } = "docker0";

    /// <summary>False where metrics have a port of their own.</summary>
    /// <value>Default: true.</value>
    public bool ServesMetrics { get; init; } = true;

    /// <summary>True where entries of namespaces are regular expressions.</summary>
    internal bool TakesRegularExpressions => RestrictionFormat.Equals("regexp", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the arguments of a command line say.</summary>
    /// <param name="arguments">The words behind the name of the program.</param>
    public static Kube2IamSettings Read(IEnumerable<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var flags = CommandFlags.Read(arguments, Known);
        var defaults = new Kube2IamSettings();
        return new Kube2IamSettings
        {
            Problem = flags.Problem ?? ProblemOf(flags),
            BaseRoleArn = flags.Text("base-role-arn") ?? "",
            DefaultRole = flags.Text("default-role") ?? "",
            DiscoversBase = flags.IsOn("auto-discover-base-arn"),
            DiscoversDefaultRole = flags.IsOn("auto-discover-default-role"),
            RoleKey = flags.Text("iam-role-key") ?? defaults.RoleKey,
            ExternalIdKey = flags.Text("iam-external-id") ?? defaults.ExternalIdKey,
            RestrictsNamespaces = flags.IsOn("namespace-restrictions"),
            RestrictionFormat = flags.Text("namespace-restriction-format") ?? defaults.RestrictionFormat,
            NamespaceKey = flags.Text("namespace-key") ?? defaults.NamespaceKey,
            ResolvesDuplicates = flags.IsOn("resolve-duplicate-cache-ips"),
            Node = flags.Text("node") is { Length: > 0 } node && !node.StartsWith("$(", StringComparison.Ordinal) ? node : null,
            Debugs = flags.IsOn("debug"),
            AddsRule = flags.IsOn("iptables"),
            HostInterface = flags.Text("host-interface") ?? defaults.HostInterface,
            ServesMetrics = (flags.Text("metrics-port") ?? "8181") == (flags.Text("app-port") ?? "8181"),
        };
    }

    private static string? ProblemOf(CommandFlags flags)
    {
        if (flags.IsOn("version"))
        {
            return "--version prints the version and ends";
        }

        return flags.Text("log-level") is { } level && !LogLevels.Contains(level, StringComparer.OrdinalIgnoreCase) ? $"'{level}' is no log level" : null;
    }
}
